import type { ReplicaOptions } from '#platform/database/replica-watch.ts'
import type { CacheSettings } from '#platform/cache/cached-reads.ts'
import type { Broker, Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'

/** What a room's service is built from: everything outside it that it talks to. */
export interface ServiceDependencies {
  /** A login that is, or is a member of, the room's role; see platform/database/prepare.ts. */
  databaseUrl: string
  /** A replica of that database, for queries. */
  databaseReadUrl?: string | undefined
  /** For what is read again and again; no cache when left out. */
  cache?: CacheSettings | undefined
  /** Owned by the caller, who stops it after the service. */
  broker: Broker
  host: string
  /** 0 takes a free port. */
  port: number
  logger: Logger
}

/** A service that answers requests and handles events until it is stopped. */
export interface RunningService extends Stoppable {
  /** Its GraphQL endpoint. */
  url: string
}

/** How `openRoom` is told of the replica, if there is one. */
export function replicaOf({ databaseReadUrl, logger }: ServiceDependencies): ReplicaOptions | undefined {
  return databaseReadUrl === undefined ? undefined : { url: databaseReadUrl, logger }
}
