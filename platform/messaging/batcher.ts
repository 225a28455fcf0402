export interface BatcherOptions<T> {
  size: number
  /** How long to wait for more once the first item is there, in ms. */
  lingerMs: number
  /** Must not reject. */
  handle: (items: T[]) => Promise<void>
}

export interface Batcher<T> {
  push(item: T): void
  /** Forgets what waits; a batch in hand goes on. */
  drop(): void
  /** Takes no more, forgets what waits, and resolves when the batch in hand is done. */
  stop(): Promise<void>
}

/** Gathers items into batches and hands them on one batch at a time; while one is in hand the next gathers. */
export function createBatcher<T>({ size, lingerMs, handle }: BatcherOptions<T>): Batcher<T> {
  let waiting: T[] = []
  let inHand: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const next = () => {
    clearTimeout(timer)
    timer = undefined
    if (stopped || inHand || waiting.length === 0) return
    inHand = handle(waiting.splice(0, size)).finally(() => {
      inHand = undefined
      // What came in meanwhile has lingered already.
      next()
    })
  }
  const drop = () => {
    waiting = []
    clearTimeout(timer)
    timer = undefined
  }
  return {
    push: (item) => {
      if (stopped) return
      waiting.push(item)
      if (inHand) return
      if (waiting.length >= size) next()
      else timer ??= setTimeout(next, lingerMs)
    },
    drop,
    stop: async () => {
      stopped = true
      drop()
      await inHand
    },
  }
}
