import { setTimeout as pause } from 'node:timers/promises'
import { durableQueues } from '#schema/events/consumers.ts'
import { until } from '#platform/testing/until.ts'
import { becomeQuiet } from '../quiet.ts'
import type { Rig } from '../rig.ts'
import { pick, sagaInstances, type Fault } from './fault.ts'

/**
 * A queue takes its messages along when it is deleted, and an event that is sent while it is missing reaches only the other
 * queues of its key: so both are done as an operator would, while nothing is on its way.
 */
async function whileQuiet(rig: Rig, work: (queue: string) => Promise<void>): Promise<void> {
  const sagaQueue = /^(order|stock)\.(created|confirmed|reserved|rejected|released)\./
  const names = durableQueues.map(({ queue }) => queue).filter((queue) => sagaQueue.test(queue))
  const queue = pick(rig, names)
  await rig.load.pause(10_000)
  await becomeQuiet(rig, 15_000)
  await work(queue)
  rig.load.resume()
}

/** Waits until both instances of its service have declared a queue again and consume it. */
async function isBack(rig: Rig, queue: string): Promise<void> {
  await until(async () => (await rig.tap.consumersOf(queue)) === 2, {
    timeoutMs: 30_000,
    everyMs: 300,
    what: `${queue} declared again`,
  })
}

/** Declares a queue in the place of ours, bound as ours. @returns false when the services were quicker */
async function declareForeign(rig: Rig, queue: string): Promise<boolean> {
  const contract = durableQueues.find((known) => known.queue === queue)?.contract
  try {
    const channel = rig.tap.channel()
    await channel.deleteQueue(queue)
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-max-length': 1_000_000 } })
    if (contract) await channel.bindQueue(queue, contract.exchange, contract.routingKey)
    return true
  } catch {
    await until(() => rig.tap.channel(), { timeoutMs: 15_000, what: 'the tap back' })
    return false
  }
}

/** Deletes a foreign queue, and gives what it had gathered to the one that the services declare instead. */
async function replaceForeign(rig: Rig, queue: string): Promise<void> {
  const gathered = await rig.tap.takeAll(queue)
  await rig.tap.channel().deleteQueue(queue)
  await isBack(rig, queue)
  for (const { content, options } of gathered) rig.tap.channel().publish('', queue, content, options)
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
      await rig.rabbit.nodes[0]?.killNow()
      await rig.rabbit.nodes[0]?.restart()
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
    about: 'a durable queue is deleted under the services, which declare it again',
    inject: async (rig) => {
      await whileQuiet(rig, async (queue) => {
        await rig.tap.channel().deleteQueue(queue)
        await isBack(rig, queue)
      })
      await pause(1_000)
      return 1
    },
  },
  {
    name: 'queue-redeclared',
    about: 'a durable queue is deleted and declared with other arguments, until an operator puts it right',
    inject: async (rig) => {
      let injected = 0
      await whileQuiet(rig, async (queue) => {
        if (!(await declareForeign(rig, queue))) return
        injected = 1
        rig.load.resume()
        await pause(2_000)
        await rig.load.pause(10_000)
        await until(() => outboxesEmpty(rig), { timeoutMs: 20_000, what: 'outboxes empty' })
        await replaceForeign(rig, queue)
      })
      return injected
    },
  },
]

async function outboxesEmpty({ db }: Rig): Promise<boolean> {
  const { rows } = await db.query(
    'select (select count(*) from orders.outbox) + (select count(*) from inventory.outbox) = 0 as empty',
  )
  return rows[0].empty
}
