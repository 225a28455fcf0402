/**
 * The pause before try number `attempt` (1, 2, 3, …) in ms: doubles from `firstMs` up to `maxMs`, of which a random half is
 * taken off, so that processes that lost the same server don't return to it in step.
 */
export function backoffMs(attempt: number, firstMs: number, maxMs: number): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(attempt - 1, 30))
  return full * (0.5 + Math.random() / 2)
}

/** Waits `ms`, or less when `signal` is aborted; never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
