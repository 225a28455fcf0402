import type { HistoryPosition } from '../repository-history.ts'

/** Places in the histories of orders: where reading goes on, one for each order. */
export interface Positions {
  add(position: HistoryPosition): void
  /** Removes up to `count` of them and answers them. */
  take(count: number): HistoryPosition[]
  isEmpty(): boolean
  clear(): void
}

/** Positions of which the earliest of each order counts: what was announced late is not skipped. */
export function createPositions(): Positions {
  const positions = new Map<string, number>()
  return {
    add: ({ orderId, sequence }) =>
      void positions.set(orderId, Math.min(sequence, positions.get(orderId) ?? sequence)),
    take: (count) => {
      const taken = [...positions.entries().take(count)]
      for (const [orderId] of taken) positions.delete(orderId)
      return taken.map(([orderId, sequence]) => ({ orderId, sequence }))
    },
    isEmpty: () => positions.size === 0,
    clear: () => positions.clear(),
  }
}

/** Remembers the last step told of each order, of the `limit` orders that were told of last. */
export interface Told {
  last(orderId: string): number | undefined
  remember(position: HistoryPosition): void
  clear(): void
}

export function createTold(limit: number): Told {
  const told = new Map<string, number>()
  return {
    last: (orderId) => told.get(orderId),
    remember: ({ orderId, sequence }) => {
      // Deleting first moves the order to the end: the one that has rested longest is forgotten.
      told.delete(orderId)
      told.set(orderId, sequence)
      const [oldest] = told.keys()
      if (told.size > limit && oldest !== undefined) told.delete(oldest)
    },
    clear: () => told.clear(),
  }
}
