import type { OrderStatus } from '../generated/graphql.ts'

const words: Record<OrderStatus, string> = {
  PENDING: 'Pending',
  AWAITING_PAYMENT: 'Awaiting payment',
  CONFIRMED: 'Confirmed',
  CANCELLING: 'Cancelling',
  CANCELLED: 'Cancelled',
  COMPLETED: 'Completed',
}

/** A status in words. A status newer than this page is shown as the server spells it. */
export function statusWord(status: OrderStatus): string {
  return Object.hasOwn(words, status) ? words[status] : status
}

/** Where an order stands, in a word and a colour. */
export function StatusBadge({ status }: { status: OrderStatus }) {
  return <span className={`badge status-${status.toLowerCase()}`}>{statusWord(status)}</span>
}
