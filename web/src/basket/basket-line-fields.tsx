import { useId } from 'react'
import { availableOf, type Levels } from '../catalogue/stock.ts'
import { formatMoney, sumMoney } from '../ui/money.ts'
import { type BasketAction, type BasketLine, wholeNumber } from './basket.ts'

interface Props {
  line: BasketLine
  levels: Levels
  refusals: readonly string[]
  change(action: BasketAction): void
}

/** One product of the basket: what it is, how many, what they cost, and what the server had against it. */
export function BasketLineFields({ line, levels, refusals, change }: Props) {
  const id = useId()
  const { productId, sku, name, price, quantity } = line
  const count = wholeNumber(quantity)
  const available = availableOf(levels, sku)
  const lineTotal = count === null ? null : sumMoney([{ quantity: count, price }])
  return (
    <li className="basket-line">
      <div className="basket-what">
        <strong>{name}</strong>
        <span className="quiet">
          <code>{sku}</code> · {formatMoney(price)}
        </span>
        {available !== null && (
          <span className={available < (count ?? 0) ? 'tone-bad' : 'quiet'}>{available} available now</span>
        )}
      </div>
      <div className="basket-quantity">
        <label htmlFor={id} className="sr-only">
          Quantity of {name}
        </label>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={quantity}
          onChange={(event) => change({ type: 'set', productId, quantity: event.target.value })}
          aria-invalid={refusals.length > 0}
          aria-describedby={refusals.length > 0 ? `${id}-errors` : undefined}
        />
      </div>
      <span className="basket-sum">{lineTotal ? formatMoney(lineTotal) : '—'}</span>
      <button
        type="button"
        className="button ghost"
        aria-label={`Remove ${name}`}
        onClick={() => change({ type: 'remove', productId })}
      >
        <span aria-hidden="true">✕</span>
      </button>
      {refusals.length > 0 && (
        <p id={`${id}-errors`} className="field-error">
          {refusals.join(' ')}
        </p>
      )}
    </li>
  )
}
