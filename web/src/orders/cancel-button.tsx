import { useRef, useState } from 'react'
import { randomKey } from '../basket/submission.ts'
import { CancelOrderDocument, type OrderDetailsFragment } from '../generated/graphql.ts'
import { request } from '../graphql/http.ts'

/** Asks for the order to be cancelled; the timeline then tells how it goes. Shown while that can still be asked. */
export function CancelButton({ order }: { order: OrderDetailsFragment }) {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string>()
  // One key for this order on this page: pressed again after a lost answer, it is the same request.
  const key = useRef<string>(undefined)
  const isCancellable = ['PENDING', 'AWAITING_PAYMENT', 'CONFIRMED'].includes(order.status)
  if (!isCancellable || order.fulfillmentStatus !== 'UNFULFILLED') return null

  async function cancel() {
    key.current ??= randomKey()
    setSending(true)
    setProblem(undefined)
    try {
      const { data } = await request(CancelOrderDocument, {
        input: { orderId: order.id, idempotencyKey: key.current },
      })
      const refusal = data.cancelOrder.userErrors[0]
      if (refusal) {
        key.current = undefined
        setProblem(refusal.message)
      }
    } catch (error) {
      setProblem((error as Error).message)
    } finally {
      setSending(false)
    }
  }

  return (
    <>
      <button type="button" className="button danger" disabled={sending} onClick={() => void cancel()}>
        {sending ? 'Cancelling…' : 'Cancel order'}
      </button>
      {problem && (
        <span role="alert" className="tone-bad">
          {problem}
        </span>
      )}
    </>
  )
}
