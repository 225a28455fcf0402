import { expect, test } from 'vitest'
import { decideConfirmation } from './confirm.ts'
import { decideExpiry } from './release.ts'
import type { Reservation } from './reservation.ts'
import { decideReservation, type KnownProduct } from './reserve.ts'
import { changedLevels, emptyLevel, openBook, type StockBook } from './stock.ts'

const product: KnownProduct = { sku: 'ONE', active: true, allowBackorder: true, backorderLimit: null }
const products = new Map([['1', product]])

/** An order that was held and expired, of a product of which there are five. */
function expired(items: { product_id: string; quantity: number; on_shortage?: string }[]): {
  reservation: Reservation
  book: StockBook
} {
  const book = openBook([{ ...emptyLevel('1', 'a'), onHand: 5 }])
  const decision = decideReservation({ orderId: 'ord', messageId: 'evt', items }, products, book)
  const lines = decision.state === 'HELD' ? decision.lines : []
  const { reservation } = decideExpiry({ orderId: 'ord', state: 'HELD', lines }, 'expiry', book)
  return { reservation, book }
}

const items = [{ product_id: '1', quantity: 3 }]

test('an expired hold that is confirmed is reserved again', () => {
  const { reservation, book } = expired(items)
  const { reservation: after, retried } = decideConfirmation(reservation, {
    items,
    wasOwed: false,
    cause: 'late',
    products,
    book,
  })
  expect(after).toMatchObject({
    state: 'COMMITTED',
    lines: [{ warehouseId: 'a', quantity: 3, backordered: 0 }],
  })
  expect(retried).toMatchObject({ state: 'HELD' })
  expect(changedLevels(book)).toMatchObject([{ onHand: 5, reserved: 3 }])
})

test('it is lost where there is no longer enough', () => {
  const { reservation, book } = expired(items)
  const other = { orderId: 'other', messageId: 'evt2', items: [{ product_id: '1', quantity: 4 }] }
  decideReservation(other, products, book)
  const { reservation: after, retried } = decideConfirmation(reservation, {
    items,
    wasOwed: false,
    cause: 'late',
    products,
    book,
  })
  expect(after).toMatchObject({ state: 'REJECTED', lines: [{ quantity: 0 }] })
  expect(retried).toMatchObject({ state: 'REJECTED', shortages: [{ requested: 3, available: 1 }] })
  expect(changedLevels(book)).toMatchObject([{ reserved: 4 }])
})

test('it is lost rather than owed: the order was told that it has everything', () => {
  const wishes = [{ product_id: '1', quantity: 5, on_shortage: 'BACKORDER' }]
  const { reservation, book } = expired(wishes)
  const other = { orderId: 'other', messageId: 'evt2', items: [{ product_id: '1', quantity: 4 }] }
  decideReservation(other, products, book)
  const { reservation: after } = decideConfirmation(reservation, {
    items: wishes,
    wasOwed: false,
    cause: 'late',
    products,
    book,
  })
  expect(after.state).toBe('REJECTED')
  expect(changedLevels(book)).toMatchObject([{ reserved: 4, backordered: 0 }])
})

test('what it was told to wait for is lost with its turn', () => {
  const wishes = [{ product_id: '1', quantity: 7, on_shortage: 'BACKORDER' }]
  const { reservation, book } = expired(wishes)
  const told = wishes.map((item) => ({ ...item, backordered: 2 }))
  const { reservation: after } = decideConfirmation(reservation, {
    items: told,
    wasOwed: true,
    cause: 'late',
    products,
    book,
  })
  expect(after.state).toBe('REJECTED')
  expect(changedLevels(book)).toMatchObject([{ reserved: 0, backordered: 0 }])
})

test('what it had waited for and got is reserved again', () => {
  const wishes = [{ product_id: '1', quantity: 5, on_shortage: 'BACKORDER' }]
  const { reservation, book } = expired(wishes)
  const told = wishes.map((item) => ({ ...item, backordered: 2 }))
  const { reservation: after } = decideConfirmation(reservation, {
    items: told,
    wasOwed: false,
    cause: 'late',
    products,
    book,
  })
  expect(after).toMatchObject({ state: 'COMMITTED', lines: [{ quantity: 5, backordered: 0 }] })
  expect(changedLevels(book)).toMatchObject([{ reserved: 5, backordered: 0 }])
})
