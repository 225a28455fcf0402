import { useBasket } from '../basket/basket-context.tsx'
import type { CatalogueProductFragment } from '../generated/graphql.ts'
import { formatMoney } from '../ui/money.ts'
import { availableOf, type Levels, type Standing, standingOf } from './stock.ts'

const words: Record<Standing, string> = { 'in-stock': 'In stock', low: 'Low', out: 'Out of stock' }

/** One product: what it is, what it costs, what is left of it. */
export function ProductRow({ product, levels }: { product: CatalogueProductFragment; levels: Levels }) {
  const { lines, change } = useBasket()
  const { id, sku, name, brand, category, price } = product
  const available = availableOf(levels, sku) ?? 0
  const standing = standingOf(available, product.reorderPoint)
  const inBasket = lines.find(({ productId }) => productId === id)
  return (
    <li className="product" data-sku={sku}>
      <span className="monogram" aria-hidden="true">
        {(brand?.name ?? name).slice(0, 1)}
      </span>
      <div className="product-what">
        <strong>{name}</strong>
        <span className="quiet">
          <code>{sku}</code> {[brand?.name, category?.name].filter(Boolean).map((text) => ` · ${text}`)}
        </span>
      </div>
      <div className="product-stock">
        {/* A new key replays the highlight each time the number changes. */}
        <span key={available} className="available" data-available={available}>
          {available}
        </span>
        <span className={`badge ${standing}`}>{words[standing]}</span>
      </div>
      <span className="price">{formatMoney(price)}</span>
      <button
        type="button"
        className="button"
        aria-label={`Add ${name} to the basket`}
        onClick={() => change({ type: 'add', product: { productId: id, sku, name, price } })}
      >
        Add{inBasket ? ` · ${inBasket.quantity}` : ''}
      </button>
    </li>
  )
}
