import type { Kysely } from 'kysely'
import type { PrunedTable } from '#platform/database/pruning.ts'
import { durableQueues } from '#schema/events/consumers.ts'
import { contracts } from '#schema/events/registry.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { Broker, Stoppable, Topology } from './broker.ts'
import { startConsumer } from './consumer.ts'
import { startPruning } from '#platform/database/pruning.ts'
import { prunedInbox } from './inbox.ts'
import { startRelay } from './relay.ts'
import type { Subscription } from './subscription.ts'

export interface MessagingOptions {
  /** The service's name in lower case; part of the events' CloudEvents source. */
  service: string
  /** Bound to the schema that holds the service's `outbox` and `inbox`. */
  db: Kysely<any>
  /** The same database, for the one connection that listens. */
  databaseUrl: string
  broker: Broker
  subscriptions: readonly Subscription[]
  /** The room's other tables that forget after a week, besides its inbox. */
  pruned?: readonly PrunedTable[]
  logger: Logger
}

export interface Messaging extends Stoppable {
  /** To be called after each commit that enqueued events. */
  wake(): void
}

/**
 * Declares every durable queue, then starts the relay of the service's outbox and its consumers. Resolves also while the
 * broker is down: events wait in the outbox and everything starts when it comes. `stop` lets consumers finish their batch,
 * then empties the outbox as far as it can; the broker is left to its owner.
 * @throws when a queue exists with other properties than ours
 */
export async function startMessaging(options: MessagingOptions): Promise<Messaging> {
  const { service, db, databaseUrl, broker, subscriptions, logger } = options
  const topology = topologyOf(subscriptions)
  await broker.declare(topology)
  const relay = await startRelay({ service, db, databaseUrl, broker, topology, logger })
  const pruning = startPruning(db, [prunedInbox, ...(options.pruned ?? [])], logger)
  const consumers = await Promise.all(
    subscriptions.map((subscription) =>
      startConsumer({ db, broker, subscription, logger, onCommit: relay.wake }),
    ),
  )
  const stop = async () => {
    await Promise.all([pruning.stop(), ...consumers.map((consumer) => consumer.stop())])
    await relay.stop()
  }
  let stopped: Promise<void> | undefined
  return { wake: relay.wake, stop: () => (stopped ??= stop()) }
}

function topologyOf(subscriptions: readonly Subscription[]): Topology {
  const queues = new Map(
    [...durableQueues, ...subscriptions].map(({ queue, contract }) => [
      queue,
      { queue, exchange: contract.exchange, routingKey: contract.routingKey },
    ]),
  )
  const exchanges = new Set(
    [...contracts, ...subscriptions.map(({ contract }) => contract)].map((c) => c.exchange),
  )
  return { exchanges: [...exchanges], queues: [...queues.values()] }
}
