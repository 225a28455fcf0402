import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsStock, nextState, type ReservationState } from '../subgraphs/inventory/domain/reservation.ts'
import {
  decide,
  evolve,
  type OrderState,
  type OrderTrigger,
  type Transition,
} from '../subgraphs/orders/domain/order.ts'

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
  steps: Transition[]
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
    cancellation: null,
    updatedAt: now,
  }
  return { order, steps: [], reservation: undefined, recorded: undefined, underWay: ['OrderCreated'] }
}

function move(world: World, trigger: OrderTrigger): void {
  const step = decide(world.order, trigger, now)
  if (step === 'stale') return
  world.order = evolve(world.order, step)
  world.steps.push(step)
  world.underWay.push(step.emits)
}

const wish: OrderTrigger = { type: 'CancelRequested', reason: 'CUSTOMER_REQUEST', message: 'changed my mind' }

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
            move(world, wish)
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
