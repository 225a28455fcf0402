import type { PlaceOrder } from '../commands/place-order.ts'
import type { LiveOrders } from '../live/live-orders.ts'
import type { Db } from '../repository.ts'

export interface ResolverDependencies {
  db: Db
  placeOrder: PlaceOrder
  live: LiveOrders
  /** Called after each commit that changed an order. */
  onCommit: (orderId: string) => void
}
