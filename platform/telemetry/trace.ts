import { AsyncLocalStorage } from 'node:async_hooks'
import { randomFillSync } from 'node:crypto'

/** A W3C trace context: https://www.w3.org/TR/trace-context/#traceparent-header */
export interface Trace {
  /** 32 lower-case hex digits. */
  traceId: string
  /** 16 lower-case hex digits, the id of the span that is the parent of the next one. */
  spanId: string
  /** 2 hex digits. */
  flags: string
}

const storage = new AsyncLocalStorage<Trace>()
const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** Continues the trace that `traceparent` names, or starts a new one when it is missing or malformed. */
export function continueTrace(traceparent?: string): Trace {
  const [, traceId, , flags] = pattern.exec(traceparent ?? '') ?? []
  const known = traceId !== undefined && !/^0+$/.test(traceId)
  return {
    traceId: known ? traceId : randomHex(16),
    spanId: randomHex(8),
    flags: known && flags ? flags : '01',
  }
}

// One call of the system for each id would cost more than all else that a trace does.
const random = Buffer.alloc(4_096)
let used = random.length

function randomHex(bytes: number): string {
  if (used + bytes > random.length) {
    randomFillSync(random)
    used = 0
  }
  used += bytes
  return random.toString('hex', used - bytes, used)
}

/** The header value that hands `trace` on to another process. */
export function toTraceparent(trace: Trace): string {
  return `00-${trace.traceId}-${trace.spanId}-${trace.flags}`
}

/** Runs `work` with `trace` as the current trace of all that it awaits. */
export function withTrace<T>(trace: Trace, work: () => T): T {
  return storage.run(trace, work)
}

export function currentTrace(): Trace | undefined {
  return storage.getStore()
}

export function currentTraceId(): string | undefined {
  return storage.getStore()?.traceId
}
