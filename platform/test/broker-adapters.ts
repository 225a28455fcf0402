import { pino } from 'pino'
import { connectAmqp } from '#platform/messaging/amqp/broker.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectEmbeddedBroker } from '#platform/messaging/embedded/broker.ts'
import { createTestVhost, haveRabbit } from '#platform/testing/broker.ts'
import { createTestDatabase } from '#platform/testing/database.ts'

/** One place, empty at first, that any number of brokers may connect to. */
export interface BrokerPlace {
  connect(retryDelaysMs?: readonly number[]): Promise<Broker>
  /** Empty on RabbitMQ. */
  databaseUrl: string
  /** Empty on the embedded broker. */
  amqpUrl: string
  drop(): Promise<void>
}

export interface BrokerAdapter {
  name: string
  create(): Promise<BrokerPlace>
}

export const silent = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' })

function rabbit(queueType: 'quorum' | 'classic'): BrokerAdapter {
  return {
    name: `RabbitMQ with ${queueType} queues`,
    create: async () => {
      const vhost = await createTestVhost()
      return {
        connect: (retryDelaysMs = [20, 100]) =>
          connectAmqp({ url: vhost.amqpUrl, queueType, retryDelaysMs, logger: silent, name: 'test' }),
        databaseUrl: '',
        amqpUrl: vhost.amqpUrl,
        drop: () => vhost.drop(),
      }
    },
  }
}

const embedded: BrokerAdapter = {
  name: 'embedded broker',
  create: async () => {
    const database = await createTestDatabase()
    return {
      connect: (retryDelaysMs = [20, 100]) =>
        connectEmbeddedBroker({ url: database.url, retryDelaysMs, logger: silent }),
      databaseUrl: database.url,
      amqpUrl: '',
      drop: () => database.drop(),
    }
  },
}

/** The adapters that can be tested here; without RabbitMQ, `suite` is reported as not run on it. */
export function brokerAdapters(suite: string): BrokerAdapter[] {
  return haveRabbit(suite) ? [rabbit('quorum'), rabbit('classic'), embedded] : [embedded]
}
