import pg from 'pg'
import { vi } from 'vitest'
import { continueTrace, currentTraceId, toTraceparent } from '#platform/telemetry/trace.ts'

/**
 * The SQL statements that one request to a service of this process costs, in the order in which they were sent. They are
 * told by the request's trace: what a service does by itself meanwhile is of another or of none.
 * @param ask sends the request, with these headers
 * @throws when nothing was sent in the trace: a count of 0 would prove nothing
 */
export async function statementsOf(
  ask: (headers: { traceparent: string }) => Promise<unknown>,
): Promise<string[]> {
  const trace = continueTrace()
  const texts: string[] = []
  const original = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: any[]
  ) {
    if (currentTraceId() === trace.traceId) texts.push(String(args[0]?.text ?? args[0]))
    return original.apply(this, args as never)
  } as never)
  await ask({ traceparent: toTraceparent(trace) }).finally(() => spy.mockRestore())
  if (texts.length === 0) throw new Error('no statement was sent in the trace of the request')
  return texts
}
