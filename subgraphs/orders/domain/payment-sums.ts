import type { OrderBook, Payment } from './book.ts'
import { takenBackMinor } from './lines.ts'
import type { OrderState } from './order.ts'

/** What an order costs: without what was cancelled and what came back. */
export function dueMinor({ order, lines }: OrderBook): bigint {
  return order.totalMinor - takenBackMinor(lines)
}

/** Whether the order is to be paid before it is confirmed. What costs nothing needs no payment. */
export function isPrepaid({ paymentMode, totalMinor }: OrderState): boolean {
  return paymentMode === 'PREPAID' && totalMinor > 0n
}

/** The payment that brought the money in, or is about to. */
export function incomeOf({ payments }: OrderBook): Payment | undefined {
  return payments.findLast(
    ({ kind, status }) => (kind === 'CAPTURE' || kind === 'RECORD') && status !== 'FAILED',
  )
}

export function authorizationOf({ payments }: OrderBook): Payment | undefined {
  return payments.findLast(({ kind, status }) => kind === 'AUTHORIZE' && status === 'SUCCEEDED')
}

export function attemptOf({ payments }: OrderBook, payment: Payment): number {
  return payments.filter(({ kind, number }) => kind === 'AUTHORIZE' && number <= payment.number).length
}

export function sumOf(payments: readonly Payment[]): bigint {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
}

/** What came in, and what of it went back; only what is settled counts. */
export function settledAmounts(payments: readonly Payment[]): { paidMinor: bigint; refundedMinor: bigint } {
  const settled = payments.filter(({ status }) => status === 'SUCCEEDED')
  return {
    paidMinor: sumOf(settled.filter(({ kind }) => kind === 'CAPTURE' || kind === 'RECORD')),
    refundedMinor: sumOf(settled.filter(({ kind }) => kind === 'REFUND')),
  }
}

/** The payments of an order as they were right after one of its steps. */
export function paymentsAt<Kept extends Payment>(payments: readonly Kept[], sequence: number): Kept[] {
  return payments
    .filter((payment) => payment.sequence <= sequence)
    .map((payment) =>
      payment.settledSequence !== null && payment.settledSequence > sequence
        ? { ...payment, status: 'REQUESTED', reason: null, settledSequence: null, settledAt: null }
        : payment,
    )
}

/** What can still be given back of what came in or is about to. */
export function refundableMinor(book: OrderBook): bigint {
  const income = incomeOf(book)
  if (!income) return 0n
  const refunds = book.payments.filter(
    ({ kind, ofId, status }) => kind === 'REFUND' && ofId === income.id && status !== 'FAILED',
  )
  return income.amountMinor - sumOf(refunds)
}
