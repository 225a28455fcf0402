import { holdsStock, openOf, total } from '../subgraphs/inventory/domain/reservation.ts'
import {
  createRoom,
  handle,
  type Room,
  type RoomAnswer,
  type RoomEvent,
} from '../subgraphs/inventory/test/room.ts'
import type { Decision, OrderBook } from '../subgraphs/orders/domain/book.ts'
import { decideCancellation, decideEvent, type OrderTrigger } from '../subgraphs/orders/domain/lifecycle.ts'
import { openOf as openOfLine, shippableOf, type Line } from '../subgraphs/orders/domain/lines.ts'
import type { Step } from '../subgraphs/orders/domain/order.ts'
import {
  decideReceipt,
  decideReturnRequest,
  decideReturnReview,
  returnableOf,
} from '../subgraphs/orders/domain/return.ts'
import { decideLineCancellation, decideShipment } from '../subgraphs/orders/domain/shipment.ts'
import { bookIn, by, line, policy } from '../subgraphs/orders/test/books.ts'

const orderId = '1'

/** A message under way; one that was taken before is a repetition: everybody has an inbox. */
type Message = { id: number } & ({ event: RoomEvent } | { answer: RoomAnswer })

/** One order in Orders, its reservation in Inventory, and all that is under way between them, in no order. */
export interface World {
  book: OrderBook
  room: Room
  underWay: Message[]
  sent: number
  taken: Set<number>
  /** How many shipments, cancellations of lines and returns there were. */
  steps: number
  sequences: number[]
}

function send(world: World, what: { event: RoomEvent } | { answer: RoomAnswer }): void {
  world.underWay.push({ id: world.sent++, ...what })
}

/** The event of a step as Inventory gets it, if it does. */
function toInventory({ event }: Step): RoomEvent | undefined {
  const itemsOf = <Item extends { productId: string }>(items: readonly Item[]) =>
    items.map(({ productId, ...item }) => ({ product_id: productId, ...item }))
  if (event.type === 'OrderConfirmed') return { type: 'confirmed', orderId }
  if (event.type === 'OrderCancellationRequested') return { type: 'cancelled', orderId }
  if (event.type === 'OrderShipped')
    return { type: 'shipped', orderId, stepId: event.shipmentId, items: itemsOf(event.items) }
  if (event.type === 'OrderLinesCancelled')
    return { type: 'linesCancelled', orderId, stepId: event.lineCancellationId, items: itemsOf(event.items) }
  if (event.type === 'ReturnReceived')
    return { type: 'returned', orderId, stepId: event.returnId, items: itemsOf(event.items) }
  return undefined
}

/** What Orders makes of an answer, as its subscribers do. */
function toTrigger(answer: RoomAnswer): OrderTrigger | undefined {
  switch (answer.type) {
    case 'reserved':
      return { type: 'StockReserved', backordered: answer.backordered }
    case 'rejected':
      return { type: 'StockRejected', message: 'Insufficient stock', shortages: [] }
    case 'lost':
      return { type: 'ReservationLost', message: 'Insufficient stock', shortages: [] }
    case 'released':
      return { type: 'StockReleased' }
    case 'expired':
      return { type: 'StockReservationExpired' }
    case 'issued':
      return {
        type: 'StockIssued',
        shipmentId: answer.stepId,
        items: answer.items.map((item) => ({ ...item, unitCost: undefined })),
      }
    case 'tookBack':
      return { type: 'StockReturned', returnId: answer.stepId }
    case 'filled':
      return { type: 'BackorderFilled', items: answer.items }
    case 'linesReleased': {
      const items = answer.released
        .filter(({ backordered }) => backordered > 0)
        .map(({ productId, backordered }) => ({ productId, quantity: backordered }))
      return items.length > 0 ? { type: 'BackorderReleased', items } : undefined
    }
  }
}

export function decided(world: World, decision: Decision): void {
  world.book = decision.book
  for (const step of decision.steps) {
    world.sequences.push(step.sequence)
    const event = toInventory(step)
    if (event) send(world, { event })
  }
}

export function deliver(world: World, message: Message, cause: string): void {
  if (world.taken.has(message.id)) return
  world.taken.add(message.id)
  if ('event' in message) {
    handle(world.room, message.event, cause)
    for (const answer of world.room.told.splice(0)) if (answer.orderId === orderId) send(world, { answer })
    return
  }
  const trigger = toTrigger(message.answer)
  const outcome = trigger ? decideEvent(world.book, trigger, by, policy) : 'stale'
  if (outcome !== 'stale') decided(world, outcome)
}

/** Of these Orders reminds Inventory with new messages while it has no answer. */
export function isReminder(message: Message): boolean {
  return 'event' in message && (message.event.type === 'created' || message.event.type === 'cancelled')
}

/** What people do, as far as Orders lets them. */
export const wishes = {
  ship: (world: World, size: number) => {
    const items = portions(world.book.lines, shippableOf, size)
    const request = { shipmentId: `shp-${world.steps++}`, items, carrier: null, trackingNumber: null }
    return decideShipment(world.book, request, by)
  },
  cancelLines: (world: World, size: number) => {
    const items = portions(world.book.lines, openOfLine, size)
    return decideLineCancellation(world.book, { lineCancellationId: `lcn-${world.steps++}`, items }, by)
  },
  cancel: ({ book }: World) =>
    decideCancellation(book, { reason: 'CUSTOMER_REQUEST', message: 'changed my mind' }, by),
  askReturn: (world: World, size: number) => {
    const items = portions(world.book.lines, (one) => returnableOf(one, world.book.returns), size)
    return decideReturnRequest(world.book, { returnId: `ret-${world.steps++}`, items, reason: null }, by)
  },
  approveReturn: ({ book }: World) => {
    const returnId = book.returns.find(({ decision }) => decision === null)?.id ?? ''
    return decideReturnReview(book, { returnId, decision: 'APPROVED', note: null }, by)
  },
  receiveReturn: ({ book }: World) => {
    const found = book.returns.find(({ decision, receivedAt }) => decision === 'APPROVED' && !receivedAt)
    const items = (found?.lines ?? []).map(({ lineId, quantity }) => ({
      lineId,
      quantity,
      disposition: 'RESTOCK' as const,
    }))
    return decideReceipt(book, { returnId: found?.id ?? '', items }, by)
  },
}

/** So much of the first line that has something, or of all. */
function portions(lines: readonly Line[], roomOf: (line: Line) => number, size: number) {
  return lines
    .filter((one) => roomOf(one) > 0)
    .slice(0, 1 + (size % 3))
    .map((one) => ({ lineId: one.id, quantity: 1 + (size % roomOf(one)) }))
}

/** An order of three lines of two products that was just placed. @param stock of each product in each warehouse */
export function placed(stock: readonly number[], quantities: readonly number[], mayWait: boolean): World {
  const lines = quantities.map((quantity, index) =>
    line(index + 1, { productId: index < 2 ? 'x' : 'y', quantity }),
  )
  const book = bookIn('PENDING', { id: orderId, sequence: 1 }, { lines })
  const world: World = {
    book,
    room: createRoom(stock),
    underWay: [],
    sent: 0,
    taken: new Set(),
    steps: 0,
    sequences: [],
  }
  const on_shortage = mayWait ? 'BACKORDER' : 'REJECT'
  const of = (productId: string) =>
    total(lines.filter((one) => one.productId === productId).map(({ quantity }) => quantity))
  const items = ['x', 'y'].map((productId) => ({
    product_id: productId,
    quantity: of(productId),
    on_shortage,
  }))
  send(world, { event: { type: 'created', orderId, items } })
  return world
}

/** What of the order and its reservation does not agree once nothing is under way any more. */
export function differences({ book, room }: World): string[] {
  const reservation = room.reservations.get(orderId)
  const held = reservation?.lines ?? []
  const isOpen = book.order.status === 'CONFIRMED'
  const compare = ['x', 'y'].flatMap((productId): [string, number, number][] => {
    const ordered = book.lines.filter((one) => one.productId === productId)
    const lines = held.filter((one) => one.productId === productId)
    const ofOrder = (value: (one: Line) => number) => total(ordered.map(value))
    const ofStock = (value: (one: (typeof lines)[number]) => number) => total(lines.map(value))
    return [
      [`${productId} shipped`, ofOrder(({ shipped }) => shipped), ofStock(({ shipped }) => shipped)],
      [`${productId} issued`, ofOrder(({ issued }) => issued), ofStock(({ shipped }) => shipped)],
      [`${productId} returned`, ofOrder(({ returned }) => returned), ofStock(({ returned }) => returned)],
      [`${productId} open`, isOpen ? ofOrder(openOfLine) : 0, ofStock(openOf)],
      [
        `${productId} owed`,
        isOpen ? ofOrder(({ backordered }) => backordered) : 0,
        ofStock((one) => one.backordered),
      ],
    ]
  })
  const isHeld = holdsStock(reservation?.state ?? 'REJECTED')
  return [
    ...compare
      .filter(([, a, b]) => a !== b)
      .map(([what, a, b]) => `${what}: ${a} in Orders, ${b} in Inventory`),
    ...(isHeld === isOpen
      ? []
      : [`the order is ${book.order.status}, its reservation ${reservation?.state}`]),
    ...(['CONFIRMED', 'COMPLETED', 'CANCELLED'].includes(book.order.status) ? [] : [book.order.status]),
  ]
}
