import type { Step, StoredOrder } from './histories.ts'
import { violation, type Violation } from './violation.ts'

/** Checks that each subscriber saw every step of its order as it was taken, in order, each once. @param seen by order */
export function checkFeeds(
  orders: ReadonlyMap<string, StoredOrder>,
  seen: ReadonlyMap<string, readonly { sequence: number; status: string }[]>,
): Violation[] {
  const describe = (steps: readonly { sequence: number; status: string }[]) =>
    steps.map(({ sequence, status }) => `${sequence} ${status}`).join(', ') || 'nothing'
  return [...seen].flatMap(([orderId, events]) => {
    const steps: Step[] = orders.get(orderId)?.steps ?? []
    if (describe(steps) === describe(events)) return []
    return [
      violation('feed')(`a subscriber of ${orderId} saw ${describe(events)}; it went ${describe(steps)}`),
    ]
  })
}
