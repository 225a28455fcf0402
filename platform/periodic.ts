import { pause } from '#platform/messaging/backoff.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'

/**
 * Does some work again and again until stopped, with a pause before each time. Any number of instances may do the same work at
 * once if its statements allow it. A fault is told and leaves the next time as it is.
 * @param options.work is given the signal by which to end early
 */
export function startPeriodic(options: {
  everyMs: number
  work: (signal: AbortSignal) => Promise<void>
  onFault: (error: unknown) => void
}): Stoppable {
  const stopping = new AbortController()
  const running = workUntilStopped(options, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function workUntilStopped(
  { everyMs, work, onFault }: Parameters<typeof startPeriodic>[0],
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(everyMs, signal)
    if (signal.aborted) return
    try {
      await work(signal)
    } catch (error) {
      if (!signal.aborted) onFault(error)
    }
  }
}
