import type { OrderDetailsFragment } from '../generated/graphql.ts'

/** Why the order is being or was cancelled, with all that was short. */
export function OrderCancellation({ order }: { order: OrderDetailsFragment }) {
  const { cancellation } = order
  if (!cancellation) return null
  const nameOf = (productId: string) => {
    const line = order.lines.find((one) => one.productId === productId)
    return line?.product?.name ?? line?.name
  }
  return (
    <section className="notice bad" aria-label="Cancellation">
      <p>{cancellation.message}</p>
      {cancellation.shortages.length > 0 && (
        <ul className="shortages" aria-label="Shortages">
          {cancellation.shortages.map(({ productId, sku, requested, available }) => (
            <li key={productId}>
              <strong>{nameOf(productId) ?? sku ?? productId}</strong> {requested} asked for, {available}{' '}
              available
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
