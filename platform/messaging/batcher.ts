export interface BatcherOptions<T> {
  size: number
  /** How long to wait for more once the first item is there, in ms. */
  lingerMs: number
  /**
   * Waits only after a batch of several, when more are likely to be on their way. Otherwise an item takes along what comes
   * within its turn of the event loop, and no more.
   */
  isEager?: boolean
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
export function createBatcher<T>({ size, lingerMs, isEager, handle }: BatcherOptions<T>): Batcher<T> {
  let waiting: T[] = []
  let inHand: Promise<void> | undefined
  let forget: (() => void) | undefined
  let isBusy = false
  let stopped = false

  const cancel = () => {
    forget?.()
    forget = undefined
  }
  const waitForMore = () => {
    if (isEager && !isBusy) {
      const turn = setImmediate(next)
      return () => clearImmediate(turn)
    }
    const timer = setTimeout(next, lingerMs)
    return () => clearTimeout(timer)
  }
  const next = () => {
    cancel()
    if (stopped || inHand || waiting.length === 0) return
    const batch = waiting.splice(0, size)
    isBusy = batch.length > 1
    inHand = handle(batch).finally(() => {
      inHand = undefined
      // What came in meanwhile has lingered already.
      next()
    })
  }
  const drop = () => {
    waiting = []
    cancel()
  }
  return {
    push: (item) => {
      if (stopped) return
      waiting.push(item)
      if (inHand) return
      if (waiting.length >= size) next()
      else forget ??= waitForMore()
    },
    drop,
    stop: async () => {
      stopped = true
      drop()
      await inHand
    },
  }
}
