import type { Actor } from '#platform/graphql/actor.ts'
import { continueTrace, currentTrace, withTrace } from '#platform/telemetry/trace.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { callerError, maskErrors } from '../errors.ts'
import { receivePositions } from '../http/read-after.ts'
import type { OperationRequest } from '../operations.ts'
import { tooSlowCode } from './connection.ts'
import { prepareOperation } from './operation.ts'
import type { SocketOptions } from './sockets.ts'

/** One operation over Server-Sent Events, in the "distinct connections" mode of the graphql-sse protocol. */
export interface EventStream {
  keepAlive(): void
  /** Ends the response without `complete`, so that the client connects again. */
  close(): void
}

/**
 * Streams the results of an operation as `event: next`, then `event: complete`. A refused operation is answered in the
 * stream as well, because a browser's EventSource cannot read the body of an error status.
 * A client that falls behind is told so by a last error, SUBSCRIBER_TOO_SLOW, and resumes with `afterSequence`.
 */
export function openEventStream(
  options: SocketOptions,
  req: IncomingMessage,
  res: ServerResponse,
  { request, actor }: { request: OperationRequest; actor: Actor },
): EventStream {
  const { logger, limits, counters } = options
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    connection: 'keep-alive',
    // nginx collects a response before it passes it on, unless told not to.
    'x-accel-buffering': 'no',
  })
  // Browsers report the stream as open only once there is a first byte.
  res.write(':\n\n')

  let leave = (): void => {}
  const write = (payload: string): void => void res.write(`event: next\ndata: ${payload}\n\n`)
  const complete = (): void => void res.end('event: complete\ndata:\n\n')
  const fail = (errors: readonly unknown[]): void => {
    write(JSON.stringify({ errors }))
    complete()
  }
  const next = (payload: string): void => {
    if (res.writableEnded) return
    const waiting = res.writableLength
    if (waiting === 0 || waiting + payload.length <= limits.maxBufferedBytes) return write(payload)
    counters.tooSlow += 1
    leave()
    fail(
      maskErrors(
        [callerError('SUBSCRIBER_TOO_SLOW', `Too slow (${tooSlowCode}), resume with afterSequence`)],
        logger,
      ),
    )
    cutLater(res)
  }
  // It ends the subscription when the client goes as well as when the response is complete.
  res.once('close', () => leave())

  const trace = currentTrace() ?? continueTrace()
  const start = async (): Promise<void> => {
    const operation = prepareOperation(options.supergraph.current(), request)
    if (!('kind' in operation)) return fail(maskErrors(operation, logger))
    if (operation.kind === 'subscription') {
      const { plan } = operation
      const joined = options.hub.join(
        { plan, variables: request.variables ?? {}, actor },
        { next, failed: fail, completed: complete },
      )
      if (typeof joined !== 'function') return fail(maskErrors(joined, logger))
      leave = joined
      if (res.destroyed) leave()
      return
    }
    if (operation.kind === 'mutation' && req.method === 'GET')
      return fail(maskErrors([callerError('BAD_REQUEST', 'A mutation cannot be sent by GET')], logger))
    const { result } = await options.executeOperation(request, actor, receivePositions(req))
    write(JSON.stringify(result))
    complete()
  }
  withTrace(trace, start).catch((error: unknown) => {
    withTrace(trace, () => fail(maskErrors([error], logger)))
  })

  return {
    keepAlive: () => void (res.writableEnded || res.write(':\n\n')),
    close() {
      leave()
      res.end()
      cutLater(res)
    },
  }
}

// The end waits behind what the client doesn't read. Without a cut its memory would be held for ever.
function cutLater(res: ServerResponse): void {
  const cut = setTimeout(() => res.destroy(), 5_000)
  res.once('close', () => clearTimeout(cut))
}
