import { useEffect, useReducer, useState } from 'react'
import { Link } from 'wouter'
import {
  AnyOrderStatusChangedDocument,
  OrdersDocument,
  type OrderStatusInput,
  type OrderSummaryFragment,
} from '../generated/graphql.ts'
import { follow } from '../graphql/follow.ts'
import { connection, socket } from '../graphql/socket.ts'
import { useQuery } from '../graphql/use-query.ts'
import { formatMoney } from '../ui/money.ts'
import { Empty, Failed, Incomplete, LoadingRows } from '../ui/notices.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { hear, type Heard, upToDate } from './order-list.ts'
import { StatusBadge, statusWord } from './status-badge.tsx'

const nothing: Heard = new Map()
const statuses: readonly OrderStatusInput[] = [
  'PENDING',
  'AWAITING_PAYMENT',
  'CONFIRMED',
  'CANCELLING',
  'CANCELLED',
  'COMPLETED',
]

/** All orders, newest first, each with where it stands now. */
export function OrdersPage() {
  const [status, setStatus] = useState<OrderStatusInput | ''>('')
  const [trail, setTrail] = useState<readonly string[]>([])
  const [heard, take] = useReducer(hear, nothing)
  const { data, errors, failure, loading, refetch } = useQuery(OrdersDocument, {
    first: 20,
    after: trail.at(-1) ?? null,
    filter: status ? { status: { eq: status } } : null,
  })
  useEffect(
    () =>
      follow(socket, AnyOrderStatusChangedDocument, () => ({}), {
        next: ({ orderStatusChanges }) => take(orderStatusChanges.order),
        refused: () => {},
      }),
    [],
  )
  // This feed has no resume point: what changed while the connection was away has to be asked for.
  useEffect(() => connection.subscribe(() => connection.current() === 'live' && refetch()), [refetch])
  const found = data?.orders
  const orders = found && upToDate(found.nodes, heard, trail.length === 0 && !status)

  return (
    <Page title="Orders" lead="Newest first, each as it stands now">
      <div className="filters" role="group" aria-label="Show orders by status">
        {(['', ...statuses] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            className="chip"
            aria-pressed={choice === status}
            onClick={() => {
              setTrail([])
              setStatus(choice)
            }}
          >
            {choice ? statusWord(choice) : 'All'}
          </button>
        ))}
      </div>
      <Incomplete errors={errors} />
      {failure && <Failed failure={failure} retry={refetch} />}
      {!data && loading && !failure && <LoadingRows />}
      {orders && orders.length === 0 && (
        <Empty
          title={status ? `No order is ${statusWord(status).toLowerCase()}` : 'No order has been placed yet'}
        />
      )}
      {orders && orders.length > 0 && (
        <ul className="card orders" aria-label="Orders" aria-busy={loading}>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      {found && (
        <Pager trail={trail} end={found.pageInfo.endCursor} more={found.pageInfo.hasNextPage} go={setTrail} />
      )}
    </Page>
  )
}

function OrderRow({ order }: { order: OrderSummaryFragment }) {
  const items = order.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <li>
      <Link href={`/orders/${order.id}`} className="order-row">
        <strong>{order.orderNumber}</strong>
        <StatusBadge status={order.status} />
        <span className="quiet order-items">
          {items} {items === 1 ? 'item' : 'items'} · {order.lines.map(({ name }) => name).join(', ')}
        </span>
        <time className="quiet" dateTime={order.createdAt}>
          {new Date(order.createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
        <span className="price">{formatMoney(order.total)}</span>
      </Link>
    </li>
  )
}
