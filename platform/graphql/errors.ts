import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { unwrapResolverError } from '@apollo/server/errors'
import { InvalidCursor } from '#platform/database/cursor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { currentTraceId } from '#platform/telemetry/trace.ts'

/** The caller's fault: a value outside what the API documents. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}

function isFault(error: unknown): boolean {
  return !(error instanceof GraphQLError)
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
  const original = unwrapResolverError(error)
  const traceId = currentTraceId()
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  }
  if (original instanceof InvalidCursor)
    return { message: original.message, ...place, extensions: { code: 'BAD_USER_INPUT', traceId } }
  if (!isFault(original)) {
    const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {}
    return { ...formatted, extensions: { ...extensions, traceId } }
  }
  logger.error({ err: original, path: formatted.path }, 'a resolver failed')
  return {
    message: 'Internal server error',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', traceId },
  }
}
