import type { OrderStatus } from '../generated/graphql.ts'
import type { OrderTimeline } from './order-timeline.ts'
import { statusWord } from './status-badge.tsx'

const waiting: Partial<Record<OrderStatus, string>> = {
  PENDING: 'Reserving stock…',
  CANCELLING: 'Setting the stock free…',
}

const meaning: Record<OrderStatus, string> = {
  PENDING: 'The order was placed',
  CONFIRMED: 'Its stock is reserved',
  CANCELLING: 'Its cancellation was asked for',
  CANCELLED: 'It holds no stock',
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
            <span className="quiet">{meaning[step.status]}</span>
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
