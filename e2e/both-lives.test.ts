import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RequestedItem } from '../subgraphs/inventory/domain/reserve.ts'
import { faultsOf } from '../subgraphs/inventory/test/room.ts'
import { decided, deliver, differences, isReminder, placed, wishes } from './both-lives-world.ts'

/** Anything under way may come next, and may come again; people wish, goods come, others order, in between. */
const turn = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('deliver' as const),
      which: fc.nat(1_000),
      isRepeated: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom(
        ...(['ship', 'ship', 'cancelLines', 'askReturn', 'approveReturn', 'receiveReturn'] as const),
      ),
      size: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cancel' as const), size: fc.constant(0) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('goods' as const),
      productId: fc.constantFrom('x', 'y'),
      warehouseId: fc.constantFrom('a', 'b'),
      delta: fc.integer({ min: -2, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('created' as const),
      orderId: fc.constantFrom('0', '2'),
      items: fc.constant([{ product_id: 'x', quantity: 2, on_shortage: 'BACKORDER' }] as RequestedItem[]),
    }),
  },
)

const story = fc.record({
  stock: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
  quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
  mayWait: fc.boolean(),
  turns: fc.array(turn, { maxLength: 60 }),
})

/** Parts of two lines of one product are cancelled while both wait for it. Found by the property below, and rare. */
const twoWaitingLines: typeof story extends fc.Arbitrary<infer Story> ? Story : never = {
  stock: [0, 0, 0, 0],
  quantities: [4, 1, 1],
  mayWait: true,
  turns: [
    { type: 'deliver', which: 0, isRepeated: false },
    { type: 'deliver', which: 0, isRepeated: false },
    { type: 'cancelLines', size: 13 },
    { type: 'deliver', which: 1, isRepeated: false },
    { type: 'deliver', which: 1, isRepeated: false },
    { type: 'ship', size: 0 },
  ],
}

test('an order and its reservation agree in the end on each piece, in whatever order messages come, and however often', () => {
  fc.assert(
    fc.property(story, ({ stock, quantities, mayWait, turns }) => {
      const world = placed(stock, quantities, mayWait)
      const rest = Array.from({ length: 200 }, () => ({
        type: 'deliver' as const,
        which: 0,
        isRepeated: false,
      }))
      for (const [index, next] of [...turns, ...rest].entries()) {
        const cause = `evt-${index}`
        if (next.type === 'deliver') {
          const [message] = world.underWay.splice(next.which % Math.max(1, world.underWay.length), 1)
          if (!message) continue
          if (next.isRepeated)
            world.underWay.push(isReminder(message) ? { ...message, id: world.sent++ } : message)
          deliver(world, message, cause)
        } else if (next.type === 'goods' || next.type === 'created')
          deliver(world, { id: world.sent++, event: next }, cause)
        else {
          const decision = wishes[next.type](world, next.size)
          if (decision.ok) decided(world, decision.value)
        }
      }
      expect(world.underWay).toEqual([])
      expect(faultsOf(world.room)).toEqual([])
      expect(differences(world)).toEqual([])
      expect(world.sequences).toEqual(world.sequences.map((_, index) => index + 2))
    }),
    { numRuns: 10_000, examples: [[twoWaitingLines]] },
  )
})
