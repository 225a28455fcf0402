import { ConfigError } from '#platform/config.ts'
import { DatabaseSetupError } from '#platform/database/prepare.ts'

export interface Running {
  stop(): Promise<void>
}

/** Faults of the surroundings: the operator can mend them, a stack would only hide the line that matters. */
const plainCodes = new Set([
  'EADDRINUSE',
  'EACCES',
  'EADDRNOTAVAIL',
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
])

/**
 * Runs a service until SIGTERM or SIGINT, then stops it and ends the process. When it cannot start, prints why on standard error, without a stack if the surroundings are at fault, and exits with code 1.
 */
export async function runMain(name: string, start: () => Promise<Running>): Promise<void> {
  const starting = start()
  let stopping: Promise<void> | undefined
  const stop = (): void => {
    // A second signal finds the first stop under way; without a handler it would kill the process halfway.
    stopping ??= starting
      .then((running) => running.stop())
      .then(() => process.exit(0))
      .catch((error: unknown) => fail(name, error))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  try {
    await starting
  } catch (error) {
    fail(name, error)
  }
}

function fail(name: string, error: unknown): never {
  process.stderr.write(`${describeFailure(name, error)}\n`)
  process.exit(1)
}

/** What to print when `name` cannot start or stop. */
export function describeFailure(name: string, error: unknown): string {
  if (error instanceof ConfigError) {
    const lines = error.message.split('\n')
    return lines.length === 1 ? `${name}: ${lines[0]}` : `${name}: wrong settings\n  ${lines.join('\n  ')}`
  }
  if (error instanceof DatabaseSetupError) return `${name}: ${error.message}`
  if (isRefusedByPostgres(error)) return `${name}: PostgreSQL refuses the connection: ${error.message}`
  const known = findPlain(error)
  if (!known) return `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  const { code, address, hostname, port } = known
  const where = [address ?? hostname, port].filter((part) => part !== undefined).join(':')
  if (code === 'EADDRINUSE')
    return `${name}: port ${port} is taken by another program; set PORT to a free one`
  if (code === 'ECONNREFUSED') return `${name}: nothing answers at ${where} (connection refused)`
  return `${name}: ${where} cannot be used (${code})`
}

// A wrong password or database name: the server answers, with severity FATAL, and hangs up.
function isRefusedByPostgres(error: unknown): error is Error {
  return error instanceof Error && (error as { severity?: unknown }).severity === 'FATAL'
}

interface PlainError {
  code: string
  address?: string
  hostname?: string
  port?: number
}

// Drivers wrap the refused connection, some in the AggregateError of trying IPv6 and IPv4.
function findPlain(error: unknown): PlainError | undefined {
  if (!(error instanceof Error)) return undefined
  const inner: unknown[] = error instanceof AggregateError ? error.errors : []
  const found = inner.map(findPlain).find((candidate) => candidate !== undefined)
  if (found) return found
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && plainCodes.has(code)) return error as unknown as PlainError
  return findPlain(error.cause)
}
