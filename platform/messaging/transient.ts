/** Trouble of the network or of the server's state, as PostgreSQL and Node name it. */
const classes = ['08', '53', '57P', '58', '40001', '40P01', '55P03', '25006']
const networkCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]
/** pg and its pool throw these without a code. */
const messages =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable|client was closed|pool after calling end|driver has already been destroyed/i

/**
 * Whether a database error says nothing about the statement that met it: the connection broke, the server is starting,
 * stopping, full or read-only, or two transactions got in each other's way. The same work may succeed when tried again.
 */
export function isTransient(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = (cause as { code?: unknown }).code
    if (typeof code === 'string' && networkCodes.includes(code)) return true
    if (typeof code === 'string' && classes.some((prefix) => code.startsWith(prefix))) return true
    if (messages.test(cause.message)) return true
    if (cause instanceof AggregateError && cause.errors.some(isTransient)) return true
  }
  return false
}
