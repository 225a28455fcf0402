import type { Logger } from '#platform/telemetry/logger.ts'

/** Counts events that moved no order: late, repeated, or about an order that is not ours. */
export interface StaleEvents {
  /** @param status the status the order is in, `UNKNOWN` if there is no such order */
  count(status: string, event: string, orderId: string): void
  /** How many so far, by `status/event`. */
  totals(): ReadonlyMap<string, number>
}

export function countStaleEvents(logger: Logger): StaleEvents {
  const totals = new Map<string, number>()
  return {
    count: (status, event, orderId) => {
      const pair = `${status}/${event}`
      const total = (totals.get(pair) ?? 0) + 1
      totals.set(pair, total)
      logger.debug({ status, event, orderId, total }, 'stale event')
    },
    totals: () => totals,
  }
}
