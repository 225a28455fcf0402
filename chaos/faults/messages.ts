import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { malformedBodies } from '../../scripts/simulation/mix.ts'
import type { Rig } from '../rig.ts'
import type { Mischief } from '../service-control.ts'
import { instancesOf, pick, sagaInstances, type Fault } from './fault.ts'

/** Lets both relays of Orders, or both of Inventory, or all four do it for a while. */
function mischievous(mischief: Mischief, about: string): Fault {
  return {
    name: mischief,
    about,
    inject: async (rig) => {
      const guilty = pick(rig, [
        instancesOf(rig, 'orders').slice(0, 1),
        instancesOf(rig, 'inventory').slice(0, 1),
        sagaInstances(rig),
      ])
      for (const { service } of guilty) service.tell({ kind: 'mischief', mischief, on: true })
      await pause(1_500)
      for (const { service } of guilty) service.tell({ kind: 'mischief', mischief, on: false })
      return 1
    },
  }
}

const poisoned = [
  { queue: 'order.created.inventory', exchange: 'orders', routingKey: 'order.created' },
  { queue: 'stock.reserved.orders', exchange: 'inventory', routingKey: 'stock.reserved' },
] as const

function poison({ tap, poison: known, random }: Rig): number {
  for (const body of malformedBodies) {
    const { queue, exchange, routingKey } = pick({ random }, poisoned)
    const messageId = randomUUID()
    // An empty object where a map is due, an event of another name: broken for either queue.
    tap.channel().publish(exchange, routingKey, Buffer.from(body), { messageId, persistent: true })
    known.set(queue, (known.get(queue) ?? new Set()).add(messageId))
  }
  return malformedBodies.length
}

function shuffled<T>(rig: Rig, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, place: rig.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}

export const messageFaults: readonly Fault[] = [
  {
    name: 'duplicates',
    about: 'messages are delivered again, late and in another order',
    inject: (rig) =>
      Promise.resolve(
        rig.tap.sendAgain((recent) => [
          ...shuffled(rig, recent.slice(-60)),
          ...shuffled(rig, recent).slice(0, 60),
        ]),
      ),
  },
  mischievous('double', 'the same ids come twice in one batch'),
  mischievous('reorder', 'events overtake each other on their way'),
  mischievous(
    'other-version',
    'events of two versions at once: camelCase and unknown fields beside the present ones',
  ),
  {
    name: 'poison',
    about: 'messages that break their contract',
    inject: (rig) => Promise.resolve(poison(rig)),
  },
  {
    name: 'slow-consumer',
    about: 'both instances of Inventory take 300 ms more for each batch: a backlog grows',
    inject: async (rig) => {
      const both = instancesOf(rig, 'inventory')
      for (const { service } of both) service.tell({ kind: 'slow', ms: 300 })
      await pause(3_000)
      for (const { service } of both) service.tell({ kind: 'slow', ms: 0 })
      return 1
    },
  },
]
