import { setTimeout as pause } from 'node:timers/promises'
import { durableQueues } from '#schema/events/consumers.ts'
import { until } from '#platform/testing/until.ts'
import { becomeQuiet } from '../quiet.ts'
import type { Rig } from '../rig.ts'
import { pick, sagaInstances, type Fault } from './fault.ts'

/** Waits until nothing is in the queues, deletes one, and lets the load go on. A queue with messages takes them along. */
async function deleteQuietQueue(rig: Rig, afterwards: (queue: string) => Promise<void>): Promise<void> {
  await rig.load.pause(10_000)
  await becomeQuiet(rig, 15_000)
  const { queue } = pick(
    rig,
    durableQueues.filter(({ queue: name }) =>
      /^(order|stock)\.(created|confirmed|reserved|rejected|released)/.test(name),
    ),
  )
  await rig.tap.channel().deleteQueue(queue)
  await afterwards(queue)
}

export const brokerFaults: readonly Fault[] = [
  {
    name: 'broker-restart',
    about: 'RabbitMQ is stopped in order and started again',
    inject: async (rig) => {
      await rig.rabbit.control(['stop_app'])
      await pause(rig.random() * 1_000)
      await rig.rabbit.control(['start_app'])
      await until(() => rig.tap.channel(), { timeoutMs: 30_000, what: 'RabbitMQ back' })
      return 1
    },
  },
  {
    name: 'broker-kill',
    about: 'kill -9 of RabbitMQ',
    inject: async (rig) => {
      // It is not killed at a moment at which RabbitMQ itself would lose a queue: see the node's own kill9.
      const isKilled = await rig.rabbit.nodes[0]?.restart().then(
        () => true,
        () => false,
      )
      if (!isKilled) return 0
      await until(() => rig.tap.channel(), { timeoutMs: 30_000, what: 'RabbitMQ back' })
      return 1
    },
  },
  {
    name: 'broker-cut',
    about: 'the network between one service and RabbitMQ is cut for a while',
    inject: async (rig) => {
      const { broker } = pick(rig, sagaInstances(rig))
      broker.cut()
      await pause(300 + rig.random() * 1_200)
      broker.heal()
      return 1
    },
  },
  {
    name: 'broker-delay',
    about: 'every packet between one service and RabbitMQ takes 50 to 200 ms longer',
    inject: async (rig) => {
      const { broker } = pick(rig, sagaInstances(rig))
      broker.delay(50 + rig.random() * 150)
      await pause(2_000)
      broker.delay(0)
      return 1
    },
  },
  {
    name: 'memory-alarm',
    about: 'RabbitMQ runs short of memory and blocks publishers',
    inject: async (rig) => {
      await rig.rabbit.control(['set_vm_memory_high_watermark', '0.00001'])
      await pause(2_000)
      await rig.rabbit.control(['set_vm_memory_high_watermark', '0.6'])
      return 1
    },
  },
  {
    name: 'queue-deleted',
    about: 'a durable queue is deleted under the services',
    inject: async (rig) => {
      await deleteQuietQueue(rig, async () => rig.load.resume())
      await pause(1_000)
      return 1
    },
  },
  {
    name: 'queue-redeclared',
    about: 'a durable queue is deleted and declared with other arguments, until somebody deletes it again',
    inject: async (rig) => {
      await deleteQuietQueue(rig, async (queue) => {
        // Whoever is quicker: a queue that the services have declared again is left as it is.
        const isForeign = await declareForeign(rig, queue)
        rig.load.resume()
        await pause(2_000)
        if (isForeign) await rig.tap.channel().deleteQueue(queue)
      })
      return 1
    },
  },
]

async function declareForeign(rig: Rig, queue: string): Promise<boolean> {
  try {
    await rig.tap.channel().assertQueue(queue, { durable: true, arguments: { 'x-max-length': 1_000_000 } })
    return true
  } catch {
    await until(() => rig.tap.channel(), { timeoutMs: 15_000, what: 'the tap back' })
    return false
  }
}
