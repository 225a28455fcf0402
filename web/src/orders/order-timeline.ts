import type { OrderStatusChangedSubscription } from '../generated/graphql.ts'

/** A status change with the order as it was right after it. */
export type OrderStatusEvent = OrderStatusChangedSubscription['orderStatusChanged']

/** What is known of an order's life: its steps, oldest first, and the order after the last of them. */
export interface OrderTimeline {
  steps: readonly Pick<OrderStatusEvent, 'sequence' | 'type' | 'status' | 'previousStatus' | 'occurredAt'>[]
  order: OrderStatusEvent['order'] | undefined
}

/** Nothing is known yet. */
export const noTimeline: OrderTimeline = { steps: [], order: undefined }

/** The last step seen: where to resume. 0 before the first. */
export function lastSequence(timeline: OrderTimeline): number {
  return timeline.steps.at(-1)?.sequence ?? 0
}

/** Adds the next step. A step already seen, which a resumed feed may repeat, changes nothing. */
export function advance(timeline: OrderTimeline, event: OrderStatusEvent): OrderTimeline {
  if (event.sequence <= lastSequence(timeline)) return timeline
  const { order, ...step } = event
  return { steps: [...timeline.steps, step], order }
}
