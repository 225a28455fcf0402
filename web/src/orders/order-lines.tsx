import type { OrderDetailsFragment } from '../generated/graphql.ts'
import { formatMoney } from '../ui/money.ts'

/** What was ordered. A product that Inventory cannot tell of just now keeps the name it was ordered under. */
export function OrderLines({ order }: { order: OrderDetailsFragment }) {
  return (
    <section className="card" aria-labelledby="order-lines">
      <h2 id="order-lines">Items</h2>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col" className="number">
              Quantity
            </th>
            <th scope="col" className="number">
              Sum
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <span className="line-name">{line.product?.name ?? line.name}</span>
                <span className="quiet">
                  <code>{line.product?.sku ?? line.sku}</code> · {formatMoney(line.unitPrice)} each
                </span>
              </td>
              <td className="number">{line.quantity}</td>
              <td className="number">{formatMoney(line.lineTotal)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td className="number">{formatMoney(order.total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
