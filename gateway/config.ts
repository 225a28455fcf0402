import { readConfig } from '#platform/config.ts'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export interface GatewayConfig {
  port: number
  host: string
  /** File of the supergraph SDL. */
  supergraphPath: string
  /** HTTP URLs by subgraph name that stand in for those in the SDL. */
  subgraphUrls: Record<string, string>
  /** Deadline of one fetch from a subgraph. */
  subgraphTimeoutMs: number
  /** Origins of pages elsewhere that may use the gateway; none by default. */
  corsOrigins: string[]
  /** How long a stop may take before open connections are cut. */
  shutdownTimeoutMs: number
  logLevel: string
  /** Directory of the built front end. */
  webRoot?: string
}

const defaultSupergraph = fileURLToPath(new URL('../schema/supergraph.graphql', import.meta.url))
const defaultWebRoot = fileURLToPath(new URL('../web/dist', import.meta.url))

const whole = (minimum: number, maximum: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`)

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((item) => item.trim() || []))

const urlsByName = list.transform((items, context) => {
  const urls: Record<string, string> = {}
  for (const item of items) {
    const [, name, url] = /^([^=]+)=(.+)$/.exec(item) ?? []
    if (name && url && URL.canParse(url) && /^https?:/.test(url)) urls[name.trim()] = url
    else context.addIssue({ code: 'custom', message: `'${item}' is not name=http://host:port/path` })
  }
  return urls
})

const origins = list.refine(
  (items) => items.every((item) => item === '*' || (URL.canParse(item) && new URL(item).origin === item)),
  'must be origins like https://shop.example, separated by commas',
)

const schema = z
  .object({
    PORT: whole(0, 65_535).default(4000),
    HOST: z.string().default('127.0.0.1'),
    SUPERGRAPH_PATH: z.string().default(defaultSupergraph),
    SUBGRAPH_URLS: urlsByName,
    SUBGRAPH_TIMEOUT_MS: whole(1, 600_000).default(10_000),
    CORS_ORIGINS: origins,
    SHUTDOWN_TIMEOUT_MS: whole(0, 600_000).default(10_000),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
    WEB_ROOT: z.string().default(defaultWebRoot),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    supergraphPath: env.SUPERGRAPH_PATH,
    subgraphUrls: env.SUBGRAPH_URLS,
    subgraphTimeoutMs: env.SUBGRAPH_TIMEOUT_MS,
    corsOrigins: env.CORS_ORIGINS,
    shutdownTimeoutMs: env.SHUTDOWN_TIMEOUT_MS,
    logLevel: env.LOG_LEVEL,
    webRoot: env.WEB_ROOT,
  }))

/** Reads the gateway's settings. Throws ConfigError, which lists every fault. */
export function readGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  return readConfig(schema, env)
}
