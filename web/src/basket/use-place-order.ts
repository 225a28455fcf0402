import { useRef, useState } from 'react'
import { PlaceOrderDocument, type PlaceOrderInput, type PlaceOrderMutation } from '../generated/graphql.ts'
import { request, RequestError } from '../graphql/http.ts'
import { placeRefusals, randomKey, type Refusals, type Submission, submissionOf } from './submission.ts'

/** How the last attempt to place the order stands. */
export type Attempt =
  | { state: 'idle' | 'sending' }
  | { state: 'refused'; refusals: Refusals }
  | { state: 'unanswered' | 'failed'; message: string }

const noRefusals = new Map<number, readonly string[]>()

/** Places an order, each content once, however often it has to be sent. */
export function usePlaceOrder(placed: (order: { id: string }) => void) {
  const [attempt, setAttempt] = useState<Attempt>({ state: 'idle' })
  const unanswered = useRef<Submission>(undefined)

  async function place(content: Omit<PlaceOrderInput, 'idempotencyKey'>): Promise<void> {
    const submission = submissionOf(JSON.stringify(content), unanswered.current, randomKey)
    unanswered.current = submission
    setAttempt({ state: 'sending' })
    try {
      const input = { ...content, idempotencyKey: submission.key }
      const { data } = await request(PlaceOrderDocument, { input })
      const { order, userErrors } = data.placeOrder
      if (!stillRunning(userErrors)) unanswered.current = undefined
      if (order) placed(order)
      else setAttempt({ state: 'refused', refusals: placeRefusals(userErrors) })
    } catch (error) {
      const unclear = error instanceof RequestError && error.kind === 'unanswered'
      if (!unclear) unanswered.current = undefined
      setAttempt({ state: unclear ? 'unanswered' : 'failed', message: (error as Error).message })
    }
  }

  const refuse = (items: Refusals['items']) =>
    setAttempt({ state: 'refused', refusals: { items, order: [] } })
  const refusals = attempt.state === 'refused' ? attempt.refusals : { items: noRefusals, order: [] }
  return { attempt, refusals, place, refuse, forget: () => setAttempt({ state: 'idle' }) }
}

function stillRunning(errors: PlaceOrderMutation['placeOrder']['userErrors']): boolean {
  return errors.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS')
}
