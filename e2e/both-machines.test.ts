import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsStock, nextState, type ReservationState } from '../subgraphs/inventory/domain/reservation.ts'
import type { OrderBook, Outcome } from '../subgraphs/orders/domain/book.ts'
import { decideCancellation, decideEvent, type OrderTrigger } from '../subgraphs/orders/domain/lifecycle.ts'
import type { OrderState, Step } from '../subgraphs/orders/domain/order.ts'

type Message =
  | 'OrderCreated'
  | 'OrderConfirmed'
  | 'OrderCancellationRequested'
  | 'OrderCancelled'
  | 'StockReserved'
  | 'StockRejected'
  | 'StockReleased'

const now = new Date('2026-03-01T12:00:00.000Z')

/** Orders and Inventory, each with its own machine, and all that is under way between them, in no order. */
interface World {
  order: OrderState
  steps: Step[]
  reservation: ReservationState | undefined
  /** What Inventory answered first, and answers again whenever the order is created again. */
  recorded: Message | undefined
  underWay: Message[]
}

function placed(): World {
  const order: OrderState = {
    id: 'ord_1',
    status: 'PENDING',
    sequence: 1,
    currency: 'EUR',
    totalMinor: 100n,
    paymentMode: 'NONE',
    paymentStatus: 'NOT_REQUIRED',
    paymentReference: null,
    payBy: null,
    fulfillmentStatus: 'UNFULFILLED',
    returnStatus: 'NONE',
    cancellation: null,
    updatedAt: now,
  }
  return { order, steps: [], reservation: undefined, recorded: undefined, underWay: ['OrderCreated'] }
}

const by = { now, actor: 'inventory', cause: null, traceId: null }

function bookOf({ order }: World): OrderBook {
  return { order, lines: [], payments: [], shipments: [], returns: [] }
}

function take(world: World, outcome: Outcome): void {
  if (outcome === 'stale') return
  world.order = outcome.book.order
  world.steps.push(...outcome.steps)
  world.underWay.push(...outcome.steps.map(({ type }) => type as Message))
}

function move(world: World, trigger: OrderTrigger): void {
  take(world, decideEvent(bookOf(world), trigger, by, { paymentWindowMs: 900_000 }))
}

const wish = { reason: 'CUSTOMER_REQUEST', message: 'changed my mind' } as const

function cancel(world: World): void {
  const decision = decideCancellation(bookOf(world), wish, by)
  if (decision.ok) take(world, decision.value)
}

function deliver(world: World, message: Message, isEnough: boolean): void {
  switch (message) {
    case 'OrderCreated':
      if (!world.reservation) {
        world.reservation = isEnough ? 'HELD' : 'REJECTED'
        world.recorded = isEnough ? 'StockReserved' : 'StockRejected'
      }
      world.underWay.push(world.recorded ?? 'StockReleased')
      break
    case 'OrderCancellationRequested':
      world.reservation = world.reservation ? nextState(world.reservation, 'release') : 'RELEASED'
      world.underWay.push('StockReleased')
      break
    case 'OrderConfirmed':
      world.reservation = world.reservation && nextState(world.reservation, 'confirm')
      break
    case 'OrderCancelled':
      break
    case 'StockReserved':
      move(world, { type: message, backordered: [] })
      break
    case 'StockReleased':
      move(world, { type: message })
      break
    case 'StockRejected':
      move(world, { type: message, message: 'Insufficient stock', shortages: [] })
      break
  }
}

/** Any message under way may come next, and any may come again. */
const delivery = fc.record({ which: fc.nat(1_000), isRepeated: fc.boolean() })

describe('the machines of order and reservation together', () => {
  it('end in the same states in whatever order messages come, and however often', () => {
    const runs = fc.record({
      isEnough: fc.boolean(),
      cancelAt: fc.option(fc.nat(6), { nil: undefined }),
      deliveries: fc.array(delivery, { maxLength: 20 }),
    })
    fc.assert(
      fc.property(runs, ({ isEnough, cancelAt, deliveries }) => {
        const world = placed()
        let isCancelled = false
        const rest = Array.from({ length: 200 }, () => ({ which: 0, isRepeated: false }))
        ;[...deliveries, ...rest].forEach(({ which, isRepeated }, turn) => {
          if (turn === cancelAt) {
            cancel(world)
            isCancelled = world.order.status === 'CANCELLING'
          }
          const [message] = world.underWay.splice(which % Math.max(1, world.underWay.length), 1)
          if (!message) return
          if (isRepeated) world.underWay.push(message)
          deliver(world, message, isEnough)
        })
        const isKept = isEnough && !isCancelled
        expect(world.underWay).toEqual([])
        expect(world.order.status).toBe(isKept ? 'CONFIRMED' : 'CANCELLED')
        expect(holdsStock(world.reservation as ReservationState)).toBe(isKept)
        expect(world.reservation === 'COMMITTED').toBe(isKept)
        expect(world.steps.map(({ sequence }) => sequence)).toEqual(world.steps.map((_, index) => index + 2))
      }),
      { numRuns: 2_000 },
    )
  })
})
