import type { Logger } from '#platform/telemetry/logger.ts'
import { connectAmqp } from './amqp/broker.ts'
import type { Broker } from './broker.ts'
import { connectEmbeddedBroker } from './embedded/broker.ts'

/** 1 s to 10 min: outlives a database failover, and an operator still sees the dead letter within 15 minutes. */
export const defaultRetryDelaysMs: readonly number[] = [1_000, 5_000, 25_000, 125_000, 625_000]

export interface BrokerConnectionOptions {
  /** RabbitMQ, if there is one; otherwise the embedded broker on the database is used. */
  amqpUrl?: string | undefined
  databaseUrl: string
  queueType?: 'quorum' | 'classic'
  retryDelaysMs?: readonly number[]
  logger: Logger
  /** Of this process, for the broker's list of connections. */
  name: string
}

/** Connects to the broker that the environment asks for. */
export function connectBroker(options: BrokerConnectionOptions): Promise<Broker> {
  const { amqpUrl, databaseUrl, logger, name } = options
  const { queueType = 'quorum', retryDelaysMs = defaultRetryDelaysMs } = options
  return amqpUrl
    ? connectAmqp({ url: amqpUrl, queueType, retryDelaysMs, logger, name })
    : connectEmbeddedBroker({ url: databaseUrl, retryDelaysMs, logger })
}
