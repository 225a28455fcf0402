import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRoom, faultsOf, handle, type RoomEvent } from '../test/room.ts'
import { total, type ReservationLine } from './reservation.ts'
import { decideReservation, type KnownProduct } from './reserve.ts'
import { emptyLevel, levelsOf, openBook } from './stock.ts'

const orderId = fc.constantFrom('1', '2', '3', '4')
const productId = fc.constantFrom('x', 'y')
const quantity = fc.integer({ min: 1, max: 6 })
const portions = fc.array(fc.record({ product_id: productId, quantity }), { minLength: 1, maxLength: 2 })
const stepId = fc.constantFrom('s', 't', 'u')

const event: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.record({
    type: fc.constant('created' as const),
    orderId,
    items: fc.array(
      fc.record({ product_id: productId, quantity, on_shortage: fc.constantFrom('REJECT', 'BACKORDER') }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    type: fc.constantFrom('confirmed' as const, 'cancelled' as const, 'expired' as const),
    orderId,
  }),
  fc.record({
    type: fc.constantFrom('shipped' as const, 'linesCancelled' as const),
    orderId,
    stepId,
    items: portions,
  }),
  fc.record({
    type: fc.constant('returned' as const),
    orderId,
    stepId,
    items: fc.array(
      fc.record({
        product_id: productId,
        quantity,
        disposition: fc.constantFrom('RESTOCK' as const, 'DAMAGED' as const),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({
    type: fc.constant('goods' as const),
    productId,
    warehouseId: fc.constantFrom('a', 'b'),
    delta: fc.integer({ min: -4, max: 6 }),
  }),
)

const terminal = ['SHIPPED', 'RELEASED', 'REJECTED']

const stock = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 })

describe('whatever comes in whatever order and however often', () => {
  test('nothing is sold twice, the books add up, and what is over stays over', () => {
    fc.assert(
      fc.property(stock, fc.array(event, { maxLength: 60 }), (quantities, events) => {
        const room = createRoom(quantities)
        for (const [index, one] of events.entries()) {
          const over = [...room.reservations].filter(([, { state }]) => terminal.includes(state))
          handle(room, one, `evt-${index}`)
          expect(faultsOf(room)).toEqual([])
          expect(over.map(([id]) => room.reservations.get(id)?.state)).toEqual(
            over.map(([, { state }]) => state),
          )
        }
      }),
      { numRuns: 1_500 },
    )
  })

  test('nothing is held in the end for an order that was cancelled', () => {
    fc.assert(
      fc.property(stock, fc.array(event, { maxLength: 40 }), fc.nat(40), (quantities, events, at) => {
        const room = createRoom(quantities)
        const cancelled: RoomEvent = { type: 'cancelled', orderId: '1' }
        for (const [index, one] of events.toSpliced(at, 0, cancelled).entries())
          handle(room, one, `evt-${index}`)
        const { state, lines } = room.reservations.get('1') ?? { state: '', lines: [] }
        expect(['RELEASED', 'REJECTED', 'SHIPPED']).toContain(state)
        expect(lines.filter((line) => line.quantity > line.shipped)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

/** What Orders would allow of an order of six, and what it leaves, by part: ship, cancel, return. */
const story = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.nat(4), { maxLength: 3 }),
    fc.array(fc.nat(4), { maxLength: 2 }),
  )
  .chain(([ordered, ships, cuts]) => {
    let open = ordered
    const take = (wanted: number) => {
      const taken = Math.min(open, wanted)
      open -= taken
      return taken
    }
    const shipped = ships.map(take)
    const cut = cuts.map(take)
    return fc.record({
      ordered: fc.constant(ordered),
      shipped: fc.constant(shipped),
      cut: fc.constant(cut),
      returned: fc.array(fc.boolean(), { minLength: shipped.length, maxLength: shipped.length }),
    })
  })

test('one order ends the same, in whatever order what it asked for arrives, and however often', () => {
  const deliveries = fc.array(fc.record({ which: fc.nat(1_000), isRepeated: fc.boolean() }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(story, deliveries, ({ ordered, shipped, cut, returned }, turns) => {
      const of = (pieces: number) => [{ product_id: 'x', quantity: pieces }]
      const one = { orderId: '1' }
      const asked: RoomEvent[] = [
        { type: 'confirmed', ...one },
        ...shipped.map((part, index) => ({
          type: 'shipped' as const,
          ...one,
          stepId: `s${index}`,
          items: of(part),
        })),
        ...cut.map((part, index) => ({
          type: 'linesCancelled' as const,
          ...one,
          stepId: `c${index}`,
          items: of(part),
        })),
        ...shipped.flatMap((part, index) =>
          returned[index]
            ? [
                {
                  type: 'returned' as const,
                  ...one,
                  stepId: `r${index}`,
                  items: [{ product_id: 'x', quantity: part, disposition: 'RESTOCK' as const }],
                },
              ]
            : [],
        ),
      ]
      const run = (events: readonly RoomEvent[]) => {
        const room = createRoom([5, 5, 0, 0])
        handle(room, { type: 'created', ...one, items: of(ordered) }, 'evt-created')
        events.forEach((next, index) => handle(room, next, `evt-${index}`))
        const { state, lines } = room.reservations.get('1') ?? { state: '', lines: [] as ReservationLine[] }
        return { state, lines, levels: levelsOf(room.book, 'x') }
      }
      const underWay = [...asked]
      const arrived: RoomEvent[] = []
      for (const { which, isRepeated } of [...turns, ...asked.map(() => ({ which: 0, isRepeated: false }))]) {
        const [next] = underWay.splice(which % Math.max(1, underWay.length), 1)
        if (!next) continue
        arrived.push(next)
        if (isRepeated) underWay.push(next)
      }
      expect(run([...arrived, ...underWay])).toEqual(run(asked))
    }),
    { numRuns: 1_500 },
  )
})

const product: KnownProduct = { sku: 'X', active: true, allowBackorder: false, backorderLimit: null }
const products = new Map([['x', product]])

test('of any number of orders for one piece each as many are filled as there are pieces', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(15), fc.nat(15), (orders, a, b) => {
      const book = openBook([
        { ...emptyLevel('x', 'a'), onHand: a },
        { ...emptyLevel('x', 'b'), onHand: b },
      ])
      const held = Array.from({ length: orders }, (_, index) =>
        decideReservation(
          { orderId: String(index), messageId: String(index), items: [{ product_id: 'x', quantity: 1 }] },
          products,
          book,
        ),
      ).filter(({ state }) => state === 'HELD')
      expect(held).toHaveLength(Math.min(orders, a + b))
    }),
  )
})

test('lines of one product count as their sum', () => {
  fc.assert(
    fc.property(fc.array(quantity, { minLength: 1, maxLength: 5 }), fc.nat(20), (quantities, onHand) => {
      const decide = (items: number[]) =>
        decideReservation(
          { orderId: '1', messageId: '1', items: items.map((one) => ({ product_id: 'x', quantity: one })) },
          products,
          openBook([{ ...emptyLevel('x', 'a'), onHand }]),
        )
      expect(decide(quantities)).toEqual(decide([total(quantities)]))
    }),
  )
})
