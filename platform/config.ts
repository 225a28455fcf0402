import type { z } from 'zod'

/** The environment is not fit to start with; each line of the message names one fault. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads a service's settings from the environment. An empty variable counts as missing.
 * Throws ConfigError, which lists every fault at once, so that nobody has to find them one start at a time.
 */
export function readConfig<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  throw new ConfigError(faults.join('\n'))
}
