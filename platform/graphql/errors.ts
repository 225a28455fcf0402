import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { InvalidCursor } from '#platform/database/cursor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { currentTraceId } from '#platform/telemetry/trace.ts'

/** The caller's fault: a value outside what the API documents. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}

/**
 * What was thrown, out of the GraphQLErrors that graphql-js and graphql-ws put around it; the latter without a path, so
 * that Apollo's own unwrapping lets the text of a failed subscription through.
 */
function thrownBehind(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || !error.originalError) return error
  return thrownBehind(error.originalError)
}

/**
 * What a client sees of an error. A coded GraphQLError passes; anything else is a fault: logged once with its trace id,
 * and masked, since its text may hold SQL or addresses.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const thrown = thrownBehind(error)
  const traceId = currentTraceId()
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  }
  if (thrown instanceof InvalidCursor)
    return { message: thrown.message, ...place, extensions: { code: 'BAD_USER_INPUT', traceId } }
  if (thrown instanceof GraphQLError) {
    const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {}
    return { ...formatted, extensions: { ...extensions, traceId } }
  }
  logger.error({ err: thrown, path: formatted.path }, 'a resolver failed')
  return {
    message: 'Internal server error',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', traceId },
  }
}
