import { Link } from 'wouter'
import { OrderDocument } from '../generated/graphql.ts'
import { useQuery } from '../graphql/use-query.ts'
import { Empty, Failed, LoadingRows } from '../ui/notices.tsx'
import { Page } from '../ui/page.tsx'
import { CancelButton } from './cancel-button.tsx'
import { OrderCancellation } from './order-cancellation.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderSteps } from './order-steps.tsx'
import { StatusBadge } from './status-badge.tsx'
import { useOrderStatus } from './use-order-status.ts'

/** One order by the id in the address. Mount anew (by `key`) for another order. */
export function OrderPage({ id }: { id: string }) {
  const { data, failure, loading, refetch } = useQuery(OrderDocument, { id })
  if (data?.order) return <LiveOrder asked={data.order} />
  return (
    <Page title="Order">
      {failure && <Failed failure={failure} retry={refetch} />}
      {loading && !failure && <LoadingRows rows={4} />}
      {data && !loading && !failure && (
        <Empty title="There is no such order">
          <Link href="/orders" className="button">
            All orders
          </Link>
        </Empty>
      )}
    </Page>
  )
}

type AskedOrder = Parameters<typeof OrderLines>[0]['order']

function LiveOrder({ asked }: { asked: AskedOrder }) {
  const { timeline, refusal } = useOrderStatus(asked.id)
  // The feed begins with the oldest step, the query with the present one.
  const order = timeline.order && timeline.order.sequence >= asked.sequence ? timeline.order : asked
  return (
    <Page
      title={order.orderNumber}
      lead={
        <>
          Placed{' '}
          <time dateTime={order.createdAt}>
            {new Date(order.createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </>
      }
    >
      <div className="order-state">
        <StatusBadge status={order.status} />
        <CancelButton order={order} />
      </div>
      {refusal && (
        <div className="notice warn" role="alert">
          <p>This page is not kept up to date: {refusal}</p>
        </div>
      )}
      <OrderCancellation order={order} />
      <div className="order-columns">
        <OrderLines order={order} />
        <OrderSteps steps={timeline.steps} status={order.status} />
      </div>
    </Page>
  )
}
