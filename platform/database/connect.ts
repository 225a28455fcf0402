import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { NamedStatementsClient } from './named-statements.ts'
import { routeReads } from './read-routing.ts'
import type { ReplicaOptions } from './replica-watch.ts'

/** The role and the schema that belong to one room: no other room's role may touch its tables. */
export function roleOf(room: string): string {
  return `stockgraph_${room}`
}

// bigint columns hold money: a double would lose digits above 2^53.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format),
}

export interface ConnectOptions {
  /** Connection string of a login that is, or is a member of, the room's role. */
  url: string
  room: string
  /** Connections in the pool (default 10). */
  max?: number
  /** Answers queries, see read-routing.ts; the primary does without it. */
  replica?: ReplicaOptions | undefined
}

/** Opens a pool whose connections act as the room's role and see only the room's schema. */
export function connectDatabase<Tables>(options: ConnectOptions): Kysely<Tables> {
  const { replica } = options
  const primary = openPool(options)
  const pool = replica
    ? routeReads(primary, openPool({ ...options, url: replica.url }, replicaPatience), replica)
    : primary
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
}

/** The primary can answer instead. */
const replicaPatience: pg.PoolConfig = { connectionTimeoutMillis: 2_000, query_timeout: 10_000 }

/**
 * A page of a list is read from memory or flash: by the cost of a disk's arm the planner would rather read a whole table than
 * look a few thousand rows up. One report keeps to one processor, the others are for orders; compiling its plan, or gathering
 * what a hundred thousand groups came to in several processes, took longer than it saved.
 */
const planning = '-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off'

/** @param more goes before the usual settings */
function openPool({ url, room, max = 10 }: ConnectOptions, more: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    Client: NamedStatementsClient,
    connectionString: url,
    options: `-c role=${roleOf(room)} -c search_path=${room} ${planning}`,
    application_name: `stockgraph-${room}`,
    max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types,
    ...more,
  })
  // A connection that the server closes while nothing is asked of it, idle or between two statements of a transaction,
  // emits an error: unhandled, it would end the process. Whoever asks it next is told.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
