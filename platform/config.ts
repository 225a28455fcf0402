import type { z } from 'zod'

/** The environment is not fit to start with; each line of the message names one fault. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads a service's settings from the environment. An empty variable counts as missing.
 * Throws ConfigError, which lists every fault at once, so that nobody has to find them one start at a time.
 * @param names the variables behind those fields of the schema that have another name
 */
export function readConfig<T>(
  schema: z.ZodType<T>,
  env: NodeJS.ProcessEnv,
  names: Readonly<Record<string, string>> = {},
): T {
  const renamed = Object.entries(names).map(([field, variable]) => [field, env[variable]] as const)
  const given = Object.fromEntries([...Object.entries(env), ...renamed].filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path: [field, ...rest], message }) => {
    const name = String(field)
    return `${[names[name] ?? name, ...rest].map(String).join('.')}: ${message}`
  })
  throw new ConfigError(faults.join('\n'))
}
