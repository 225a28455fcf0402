import { fillable, fillBackorders, type Fill, type WaitingLine } from '../domain/backorder.ts'
import { decideConfirmation } from '../domain/confirm.ts'
import { decideExpiry, decideRelease, type ReleasedPortion } from '../domain/release.ts'
import {
  holdsStock,
  openOf,
  portionsOf,
  reservedOf,
  total,
  type Portion,
  type Reservation,
  type ReservationLine,
} from '../domain/reservation.ts'
import {
  decideReservation,
  type KnownProduct,
  type RequestedItem,
  type ReservedItem,
} from '../domain/reserve.ts'
import { returnedPortionsOf, type Disposition } from '../domain/return.ts'
import { decideStep, type StepOutcome, type StepRequest } from '../domain/steps.ts'
import {
  availableIn,
  backorderedIn,
  emptyLevel,
  freeOf,
  openBook,
  post,
  type StockBook,
} from '../domain/stock.ts'

/** What may happen, with the ids left out that only the wire has. For tests. */
export type RoomEvent =
  | { type: 'created'; orderId: string; items: RequestedItem[] }
  | { type: 'confirmed' | 'cancelled' | 'expired'; orderId: string }
  | {
      type: 'shipped' | 'linesCancelled'
      orderId: string
      stepId: string
      items: { product_id: string; quantity: number }[]
    }
  | {
      type: 'returned'
      orderId: string
      stepId: string
      items: { product_id: string; quantity: number; disposition: Disposition }[]
    }
  | { type: 'goods'; productId: string; warehouseId: string; delta: number }

/** What the room tells Orders. */
export type RoomAnswer =
  | { type: 'reserved'; orderId: string; backordered: Portion[] }
  | { type: 'rejected' | 'lost' | 'released' | 'expired'; orderId: string }
  | { type: 'linesReleased'; orderId: string; stepId: string; released: ReleasedPortion[] }
  | { type: 'issued'; orderId: string; stepId: string; items: Portion[] }
  | { type: 'tookBack'; orderId: string; stepId: string }
  | { type: 'filled'; orderId: string; items: Portion[] }

interface RoomReservation extends Reservation {
  /** What was asked for, and told. */
  items: readonly ReservedItem[]
  /** What was told of the decision, and is told again. */
  decision: RoomAnswer
}

/** All that the commands keep in tables, kept in memory: the machine as it is, without a database. For tests. */
export interface Room {
  start: readonly { productId: string; warehouseId: string; onHand: number }[]
  book: StockBook
  reservations: Map<string, RoomReservation>
  steps: Map<string, { request: StepRequest; isDone: boolean; answer?: RoomAnswer }[]>
  /** What was told and nobody took yet. */
  told: RoomAnswer[]
}

const product: KnownProduct = { sku: '', active: true, allowBackorder: true, backorderLimit: 8 }
const products = new Map([
  ['x', product],
  ['y', product],
])
const costs = new Map<string, bigint>()

/** @param onHand of x in a and b, then of y */
export function createRoom(onHand: readonly number[]): Room {
  const places = ['x', 'y'].flatMap((productId) =>
    ['a', 'b'].map((warehouseId) => ({ productId, warehouseId })),
  )
  const start = places.map((place, index) => ({ ...place, onHand: onHand[index] ?? 0 }))
  const book = openBook(
    start.map(({ productId, warehouseId, onHand: there }) => ({
      ...emptyLevel(productId, warehouseId),
      onHand: there,
    })),
  )
  return { start, book, reservations: new Map(), steps: new Map(), told: [] }
}

/** Does what the command behind an event does. */
export function handle(room: Room, event: RoomEvent, cause: string): void {
  const { book, reservations } = room
  const known = 'orderId' in event ? reservations.get(event.orderId) : undefined
  switch (event.type) {
    case 'goods': {
      const level = book.levels
        .get(event.productId)
        ?.find(({ warehouseId }) => warehouseId === event.warehouseId)
      if (!level) throw new Error('no such level')
      post(book, event, { type: 'ADJUSTMENT', cause, onHandDelta: Math.max(event.delta, -freeOf(level)) })
      break
    }
    case 'created':
      room.told.push(known?.decision ?? create(room, event, cause))
      break
    case 'confirmed':
      if (known) confirm(room, known, cause)
      break
    case 'cancelled': {
      const { orderId } = event
      const answer = { type: 'released' as const, orderId }
      const tombstone = { orderId, state: 'RELEASED' as const, lines: [], items: [], decision: answer }
      reservations.set(orderId, known ? decideRelease(known, cause, book).reservation : tombstone)
      room.told.push(answer)
      break
    }
    case 'expired': {
      if (!known) break
      const { reservation } = decideExpiry(known, cause, book)
      if (reservation.state !== known.state) room.told.push({ type: 'expired', orderId: event.orderId })
      reservations.set(event.orderId, reservation)
      break
    }
    case 'shipped':
    case 'linesCancelled':
    case 'returned':
      if (known) takeStep(room, known, event, cause)
  }
  fill(room, cause)
}

function create(room: Room, event: Extract<RoomEvent, { type: 'created' }>, cause: string): RoomAnswer {
  const { orderId } = event
  const decided = decideReservation({ orderId, messageId: cause, items: event.items }, products, room.book)
  const lines = decided.state === 'HELD' ? decided.lines : []
  const backordered = lines
    .filter((line) => line.backordered > 0)
    .map((line) => ({ productId: line.productId, quantity: line.backordered }))
  const decision: RoomAnswer =
    decided.state === 'HELD' ? { type: 'reserved', orderId, backordered } : { type: 'rejected', orderId }
  const items = event.items.map((item) => ({ ...item, backordered: backordered.length }))
  room.reservations.set(orderId, { orderId, items, state: decided.state, lines, decision })
  return decision
}

function confirm(room: Room, reservation: RoomReservation, cause: string): void {
  const { orderId, items } = reservation
  const wasOwed = room.book.movements.some(
    (movement) => movement.orderId === orderId && movement.type === 'EXPIRE' && movement.backorderedDelta < 0,
  )
  const second = { items, wasOwed, cause, products, book: room.book }
  const { reservation: after, retried } = decideConfirmation(reservation, second)
  room.reservations.set(orderId, after)
  if (!retried) return
  const decision: RoomAnswer =
    retried.state === 'HELD' ? { type: 'reserved', orderId, backordered: [] } : { type: 'lost', orderId }
  room.reservations.set(orderId, { ...after, decision })
  room.told.push(decision)
}

function takeStep(
  room: Room,
  reservation: RoomReservation,
  event: Extract<RoomEvent, { stepId: string }>,
  cause: string,
): void {
  const { orderId, stepId: id } = event
  if (event.type !== 'returned') confirm(room, reservation, cause)
  const request: StepRequest =
    event.type === 'returned'
      ? { kind: 'RETURN', id, cause, portions: returnedPortionsOf(event.items) }
      : {
          kind: event.type === 'shipped' ? 'SHIPMENT' : 'LINE_CANCELLATION',
          id,
          cause,
          portions: portionsOf(event.items),
        }
  const steps = room.steps.get(orderId) ?? []
  room.steps.set(orderId, steps)
  const before = steps.find((step) => step.request.kind === request.kind && step.request.id === id)
  if (before?.answer) room.told.push(before.answer)
  if (before) return
  steps.push({ request, isDone: false })
  // What waited may go on now.
  for (const step of steps.filter(({ isDone }) => !isDone).toReversed()) {
    const taken = steps.filter(({ isDone }) => isDone).map((done) => done.request)
    const current = room.reservations.get(orderId) as RoomReservation
    const decision = decideStep(current, step.request, { taken, book: room.book, costs })
    if (decision === 'wait') continue
    step.isDone = true
    step.answer = answerTo(orderId, step.request.id, decision.outcome)
    room.told.push(step.answer)
    room.reservations.set(orderId, decision.reservation)
  }
}

function answerTo(orderId: string, stepId: string, outcome: StepOutcome): RoomAnswer {
  switch (outcome.kind) {
    case 'SHIPMENT':
      return { type: 'issued', orderId, stepId, items: outcome.issued }
    case 'LINE_CANCELLATION':
      return { type: 'linesReleased', orderId, stepId, released: outcome.released }
    case 'RETURN':
      return { type: 'tookBack', orderId, stepId }
  }
}

function fill(room: Room, cause: string): void {
  for (const { productId } of fillable(room.book)) {
    const waiting = [...room.reservations.values()]
      .flatMap(({ orderId, lines }) =>
        lines.map((line): WaitingLine => ({ ...line, orderId, reservationId: orderId })),
      )
      .filter((line) => line.productId === productId && line.backordered > 0)
      .sort((a, b) => a.orderId.localeCompare(b.orderId))
    for (const one of fillBackorders(room.book, waiting, `${cause}/fill`)) {
      applyFill(room, one)
      const quantity = total(one.picks.map((pick) => pick.quantity))
      room.told.push({ type: 'filled', orderId: one.orderId, items: [{ productId, quantity }] })
    }
  }
}

function applyFill(room: Room, { orderId, productId, warehouseId, picks }: Fill): void {
  const reservation = room.reservations.get(orderId) as RoomReservation
  const lines = reservation.lines.map((line) => ({ ...line }))
  const lineIn = (warehouse: string): ReservationLine => {
    const found = lines.find((line) => line.productId === productId && line.warehouseId === warehouse)
    if (found) return found
    const fresh = { productId, warehouseId: warehouse, quantity: 0, shipped: 0, returned: 0, backordered: 0 }
    lines.push(fresh)
    return fresh
  }
  for (const pick of picks) {
    const owing = lineIn(warehouseId)
    owing.backordered -= pick.quantity
    owing.quantity -= pick.quantity
    lineIn(pick.warehouseId).quantity += pick.quantity
  }
  room.reservations.set(orderId, { ...reservation, lines })
}

/** What is wrong in the room: P3, P4 and P8 of the domain's properties, and that nobody is served before those who wait. */
export function faultsOf({ start, book, reservations }: Room): string[] {
  const lines = [...reservations.values()].flatMap((reservation) => reservation.lines)
  const faults = [...book.levels.values()].flat().flatMap((level) => {
    const isHere = (place: { productId: string; warehouseId: string }) =>
      place.productId === level.productId && place.warehouseId === level.warehouseId
    const held = lines.filter(isHere)
    const posted = book.movements.filter(isHere)
    const first = start.find(isHere)?.onHand ?? 0
    const name = `${level.productId} in ${level.warehouseId}`
    const checks: [string, boolean][] = [
      ['oversold', level.reserved + level.unavailable <= level.onHand],
      ['below nothing', Math.min(level.reserved, level.unavailable, level.onHand, level.backordered) >= 0],
      ['reserved is not what lines hold', total(held.map(reservedOf)) === level.reserved],
      ['owed is not what lines wait for', total(held.map((line) => line.backordered)) === level.backordered],
      ['on hand is not the ledger', first + total(posted.map((entry) => entry.onHandDelta)) === level.onHand],
      ['reserved is not the ledger', total(posted.map((entry) => entry.reservedDelta)) === level.reserved],
      [
        'unavailable is not the ledger',
        total(posted.map((entry) => entry.unavailableDelta)) === level.unavailable,
      ],
      ['owed is not the ledger', total(posted.map((entry) => entry.backorderedDelta)) === level.backordered],
    ]
    return checks.filter(([, isRight]) => !isRight).map(([fault]) => `${name}: ${fault}`)
  })
  for (const productId of book.levels.keys())
    if (backorderedIn(book, productId) > 0 && availableIn(book, productId) > 0)
      faults.push(`${productId} is on sale while somebody waits for it`)
  for (const { orderId, state, lines: own } of reservations.values())
    if (holdsStock(state) !== own.some((line) => openOf(line) > 0)) faults.push(`${orderId} is ${state}`)
  for (const { productId, quantity, shipped, returned, backordered } of lines)
    if (returned > shipped || shipped + backordered > quantity)
      faults.push(`a line of ${productId} is impossible`)
  const keys = book.movements.map((entry) =>
    [entry.cause, entry.productId, entry.warehouseId, entry.type].join('\n'),
  )
  if (new Set(keys).size < keys.length) faults.push('two entries of the ledger have one key')
  return faults
}
