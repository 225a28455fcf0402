import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useLiveStock } from '../catalogue/use-live-stock.ts'
import { formatMoney, sumMoney } from '../ui/money.ts'
import { Empty } from '../ui/notices.tsx'
import { Page } from '../ui/page.tsx'
import { wholeNumber } from './basket.ts'
import { useBasket } from './basket-context.tsx'
import { BasketLineFields } from './basket-line-fields.tsx'
import { nobody, recipientInput } from './recipient.ts'
import { RecipientFields } from './recipient-fields.tsx'
import { type Attempt, usePlaceOrder } from './use-place-order.ts'

/** The form that places an order: one line per product. */
export function BasketPage() {
  const { lines, change } = useBasket()
  const [, navigate] = useLocation()
  const [recipient, setRecipient] = useState(nobody)
  const levels = useLiveStock(lines.map(({ sku }) => sku).slice(0, 100))
  const { attempt, refusals, place, refuse, forget } = usePlaceOrder(({ id }) => {
    change({ type: 'empty' })
    navigate(`/orders/${id}`)
  })
  const total = sumMoney(
    lines.map(({ price, quantity }) => ({ price, quantity: wholeNumber(quantity) ?? 0 })),
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    const items = lines.map(({ productId, quantity }) => ({ productId, quantity: wholeNumber(quantity) }))
    const unreadable = new Map(
      items.flatMap(({ quantity }, at) =>
        quantity === null ? [[at, ['Give a whole number.']] as const] : [],
      ),
    )
    if (unreadable.size > 0) refuse(unreadable)
    else
      void place({
        items: items.map(({ productId, quantity }) => ({ productId, quantity: quantity ?? 0 })),
        ...recipientInput(recipient),
      })
  }

  if (lines.length === 0) {
    return (
      <Page title="Basket">
        <Empty title="Nothing in here yet">
          <Link href="/" className="button">
            Choose from the catalogue
          </Link>
        </Empty>
      </Page>
    )
  }
  return (
    <Page title="Basket" lead="Stock is reserved once the order is placed: all of it, or none.">
      <form className="card basket" onSubmit={submit} noValidate aria-label="Place an order">
        <ul className="basket-lines">
          {lines.map((line, at) => (
            <BasketLineFields
              key={line.productId}
              line={line}
              levels={levels}
              refusals={refusals.items.get(at) ?? []}
              change={(action) => {
                forget()
                change(action)
              }}
            />
          ))}
        </ul>
        <RecipientFields
          recipient={recipient}
          change={(typed) => {
            forget()
            setRecipient(typed)
          }}
        />
        <AttemptNotice attempt={attempt} />
        <footer className="basket-foot">
          <p className="total">
            <span>Total</span> <strong>{total ? formatMoney(total) : '—'}</strong>
          </p>
          <button className="button primary" type="submit" disabled={attempt.state === 'sending'}>
            {attempt.state === 'sending'
              ? 'Placing…'
              : attempt.state === 'unanswered'
                ? 'Try again'
                : 'Place order'}
          </button>
        </footer>
      </form>
    </Page>
  )
}

function AttemptNotice({ attempt }: { attempt: Attempt }) {
  if (!('message' in attempt) && !('refusals' in attempt)) return null
  if ('refusals' in attempt) {
    const { order, items } = attempt.refusals
    const messages = order.length > 0 ? order : items.size > 0 ? ['Some lines need a second look.'] : []
    return (
      <div className="notice bad" role="alert">
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </div>
    )
  }
  return (
    <div className="notice bad" role="alert">
      <p>{attempt.message}</p>
      {attempt.state === 'unanswered' && <p>Trying again is safe: the order is placed once.</p>}
    </div>
  )
}
