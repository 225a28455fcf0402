import { useEffect, useRef, useState } from 'react'
import { OrderStatusChangedDocument } from '../generated/graphql.ts'
import { follow } from '../graphql/follow.ts'
import { socket } from '../graphql/socket.ts'
import { advance, lastSequence, noTimeline, type OrderTimeline } from './order-timeline.ts'

/**
 * The whole life of an order, live. After a lost connection it resumes after the last step seen, so that none is missed
 * or doubled. `refusal` is the server's message if it will not tell. Mount anew (by `key`) for another order.
 */
export function useOrderStatus(orderId: string): { timeline: OrderTimeline; refusal: string | undefined } {
  const [timeline, setTimeline] = useState(noTimeline)
  const [refusal, setRefusal] = useState<string>()
  // The socket asks for the resume point between two renders, so it cannot come from the rendered state.
  const seen = useRef(noTimeline)

  useEffect(
    () =>
      follow(
        socket,
        OrderStatusChangedDocument,
        () => ({ orderId, afterSequence: lastSequence(seen.current) }),
        {
          next(data) {
            seen.current = advance(seen.current, data.orderStatusChanged)
            setTimeline(seen.current)
          },
          refused: setRefusal,
        },
      ),
    [orderId],
  )

  return { timeline, refusal }
}
