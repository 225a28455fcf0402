/** A time limit that starts to run when told. */
export interface Deadline {
  /** Aborted when the time is up. */
  signal: AbortSignal
  /** @returns undefined if the time is up before `work` is done */
  limit: <T>(work: Promise<T>) => Promise<T | undefined>
  start: (ms: number) => void
  cancel: () => void
}

export function createDeadline(): Deadline {
  const over = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<undefined>((resolve) => {
    over.signal.addEventListener('abort', () => resolve(undefined))
  })
  return {
    signal: over.signal,
    limit: (work) => Promise.race([work, expired]),
    start: (ms) => {
      timer = setTimeout(() => over.abort(), ms)
    },
    cancel: () => {
      clearTimeout(timer)
      over.abort()
    },
  }
}
