import type { Logger } from '#platform/telemetry/logger.ts'
import { connectAmqp } from './amqp/broker.ts'
import { openAmqpDeadLetters } from './amqp/dead-letters.ts'
import type { Broker } from './broker.ts'
import type { DeadLetters } from './dead-letters.ts'
import { connectEmbeddedBroker } from './embedded/broker.ts'
import { openEmbeddedDeadLetters } from './embedded/dead-letters.ts'

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

/** Opens the dead letters of the broker that `connectBroker` would use. @throws when it cannot be reached */
export function openDeadLetters(
  options: Pick<BrokerConnectionOptions, 'amqpUrl' | 'databaseUrl'>,
): Promise<DeadLetters> {
  const { amqpUrl, databaseUrl } = options
  return amqpUrl ? openAmqpDeadLetters(amqpUrl) : openEmbeddedDeadLetters(databaseUrl)
}
