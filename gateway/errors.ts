import type { Logger } from '#platform/telemetry/logger.ts'
import { currentTraceId } from '#platform/telemetry/trace.ts'
import type { GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import type { PlanResult } from './apollo.ts'

/** Codes without which the message is not meant for a client: a fault of ours, or of a subgraph that did not code it. */
const faultCodes = new Set<unknown>([undefined, 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR'])

/** Extensions that servers add for debugging, and that show stacks, addresses or SQL. */
const privateExtensions = [
  'stacktrace',
  'exception',
  'stack',
  'originalError',
  'cause',
  'http',
  'request',
  'response',
]

/**
 * Makes errors fit for a client. A fault is logged once and becomes "Internal server error"; a coded error keeps its
 * message, code and path. Each carries `extensions.traceId`, and `extensions.service` when it came from a subgraph.
 */
export function maskErrors(errors: readonly unknown[], logger: Logger): GraphQLFormattedError[] {
  return errors.map((error) => maskError(error, logger))
}

function maskError(error: unknown, logger: Logger): GraphQLFormattedError {
  const known = error instanceof GraphQLError ? error : undefined
  const { serviceName, ...extensions } = known?.extensions ?? {}
  for (const name of privateExtensions) delete extensions[name]
  const service = extensions.service ?? serviceName
  const traceId = currentTraceId()
  const shown = {
    ...(known?.locations && { locations: known.locations }),
    ...(known?.path && { path: known.path }),
    extensions: { ...extensions, ...(service !== undefined && { service }), ...(traceId && { traceId }) },
  }
  if (known && !faultCodes.has(extensions.code)) return { message: known.message, ...shown }

  logger.error(
    { err: known?.originalError ?? error, service, path: known?.path },
    'fault while answering an operation',
  )
  // Nothing of a fault's extensions is shown: whoever threw it did not write them for a client.
  const code = service === undefined ? 'INTERNAL_SERVER_ERROR' : (extensions.code ?? 'INTERNAL_SERVER_ERROR')
  return {
    message: 'Internal server error',
    ...shown,
    extensions: { code, ...(service !== undefined && { service }), ...(traceId && { traceId }) },
  }
}

/**
 * The errors of a result of executeQueryPlan. A null where the schema allows none comes without `errors`, as
 * `extensions.valueCompletion`: a client would see data vanish without a reason, so it becomes an error here.
 */
export function errorsOf(result: PlanResult): readonly GraphQLError[] {
  if (result.errors) return result.errors
  const completion = (result.extensions?.valueCompletion ?? []) as readonly GraphQLError[]
  return completion.map(
    ({ message, path }) =>
      new GraphQLError(message, { path, extensions: { code: 'SUBGRAPH_RESPONSE_INVALID' } }),
  )
}

/** An error that is the caller's fault. */
export function callerError(
  code: string,
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } })
}

/** `error` with a code, unless it has one. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error
  const { message, nodes, source, positions, path, originalError } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { code } })
}
