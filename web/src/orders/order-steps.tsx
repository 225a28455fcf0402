import type { OrderStatus } from '../generated/graphql.ts'
import type { OrderTimeline } from './order-timeline.ts'
import { statusWord } from './status-badge.tsx'

const waiting: Partial<Record<OrderStatus, string>> = {
  PENDING: 'Reserving stock…',
  AWAITING_PAYMENT: 'Waiting for the payment…',
  CANCELLING: 'Setting the stock free…',
}

/** What each event of an order tells. One newer than this page is shown as the server spells it. */
const meaning: Record<string, string> = {
  OrderCreated: 'The order was placed',
  PaymentRequested: 'Its stock is reserved; its payment was asked for',
  OrderPaymentDeclined: 'The payment was declined',
  OrderConfirmed: 'Its stock is reserved',
  OrderBackorderFilled: 'Goods that it waited for came in',
  OrderBackorderReleased: 'It no longer waits for goods that were cancelled',
  OrderShipped: 'Goods were shipped',
  OrderLinesCancelled: 'Part of it was cancelled',
  OrderCompleted: 'All of it has left',
  OrderCancellationRequested: 'Its cancellation was asked for',
  OrderCancelled: 'It holds no stock',
  PaymentVoidRequested: 'The money set aside is to be given free',
  OrderPaymentVoided: 'The money set aside was given free',
  OrderPaid: 'It was paid',
  RefundRequested: 'Money is to be paid back',
  OrderRefunded: 'Money was paid back',
  OrderPaymentFailed: 'A payment could not be carried out',
  ReturnRequested: 'A return was asked for',
  ReturnApproved: 'The return was agreed to',
  ReturnRejected: 'The return was refused',
  ReturnReceived: 'Goods came back',
}

function meaningOf(type: string): string {
  return meaning[type] ?? type
}

/** The order's life so far, step by step, growing as it goes on. */
export function OrderSteps({ steps, status }: { steps: OrderTimeline['steps']; status: OrderStatus }) {
  return (
    <section className="card" aria-labelledby="order-steps">
      <h2 id="order-steps">Timeline</h2>
      <ol className="steps" aria-live="polite">
        {steps.map((step) => (
          <li
            key={step.sequence}
            className={`step status-${step.status.toLowerCase()}`}
            data-sequence={step.sequence}
          >
            <strong>{statusWord(step.status)}</strong>
            <span className="quiet">{meaningOf(step.type)}</span>
            <time className="quiet" dateTime={step.occurredAt}>
              {new Date(step.occurredAt).toLocaleTimeString(undefined, { timeStyle: 'medium' })}
            </time>
          </li>
        ))}
        {(steps.length === 0 || waiting[status]) && (
          <li className="step waiting">
            <span className="quiet">{waiting[status] ?? 'Loading…'}</span>
          </li>
        )}
      </ol>
    </section>
  )
}
