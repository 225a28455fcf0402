import type { OrderStatus } from '../../subgraphs/orders/domain/axes.ts'
import { transitions } from '../../subgraphs/orders/domain/order.ts'
import { violation, type Violation } from './violation.ts'

/** One step of an order, as the database has it. */
export interface Step {
  sequence: number
  status: OrderStatus
  /** The event that tells of it; left out: that of its status. */
  type?: string
}

/** The event that tells of a step to a status. */
export const eventOf: Record<OrderStatus, string> = {
  PENDING: 'OrderCreated',
  AWAITING_PAYMENT: 'PaymentRequested',
  CONFIRMED: 'OrderConfirmed',
  CANCELLING: 'OrderCancellationRequested',
  CANCELLED: 'OrderCancelled',
  COMPLETED: 'OrderCompleted',
}

/** An order as the database has it. */
export interface StoredOrder {
  id: string
  status: OrderStatus
  sequence: number
  steps: Step[]
  /** Whether it waited so long that Orders told Inventory of it again. */
  isReminded: boolean
}

/**
 * Checks that each order came to one end, over steps that the domain knows, numbered without a gap.
 * @param cancelled orders of which a cancellation was accepted
 */
export function checkHistories(orders: Iterable<StoredOrder>, cancelled: ReadonlySet<string>): Violation[] {
  return [...orders].flatMap((order) => [...checkEnd(order, cancelled.has(order.id)), ...checkSteps(order)])
}

function checkEnd({ id, status }: StoredOrder, isCancelled: boolean): Violation[] {
  if (status === 'PENDING' || status === 'AWAITING_PAYMENT' || status === 'CANCELLING')
    return [violation('undecided')(`order ${id} is ${status} for good`)]
  if (isCancelled && status !== 'CANCELLED')
    return [violation('history')(`order ${id} is ${status} although its cancellation was accepted`)]
  return []
}

function checkSteps({ id, status, sequence, steps }: StoredOrder): Violation[] {
  const broken = violation('history')
  const last = steps.at(-1)
  if (steps.some((step, index) => step.sequence !== index + 1))
    return [broken(`order ${id} has the steps ${steps.map((step) => step.sequence).join(', ')}`)]
  if (last?.sequence !== sequence || last.status !== status)
    return [
      broken(
        `order ${id} is ${status} at ${sequence}, its history ends ${last?.status} at ${last?.sequence}`,
      ),
    ]
  const impossible = steps.find(
    ({ status: to, type }, index) => !isPossible(steps[index - 1]?.status, to, type),
  )
  return impossible
    ? [broken(`order ${id} came to ${impossible.status} at ${impossible.sequence} from nowhere`)]
    : []
}

function isPossible(from: OrderStatus | undefined, to: OrderStatus, type = eventOf[to]): boolean {
  if (from === undefined) return to === 'PENDING'
  // A shipment, a payment, a return: a step that leaves the status as it is.
  if (from === to && type !== eventOf[to]) return true
  return Object.values(transitions[from]).some((target) => target?.to === to)
}
