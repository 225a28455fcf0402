import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { NamedStatementsClient } from './named-statements.ts'

/** The role and the schema that belong to one room: no other room's role may touch its tables. */
export function roleOf(room: string): string {
  return `stockgraph_${room}`
}

// bigint columns hold money: a double would lose digits above 2^53.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format),
}

/**
 * Opens a pool whose connections act as the room's role and see only the room's schema.
 * @param options.url connection string of a login that is, or is a member of, the room's role
 * @param options.max connections in the pool (default 10)
 */
export function connectDatabase<Tables>(options: {
  url: string
  room: string
  max?: number
}): Kysely<Tables> {
  const pool = new pg.Pool({
    Client: NamedStatementsClient,
    connectionString: options.url,
    options: `-c role=${roleOf(options.room)} -c search_path=${options.room}`,
    application_name: `stockgraph-${options.room}`,
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types,
  })
  // A connection that the server closes while nothing is asked of it, idle or between two statements of a transaction,
  // emits an error: unhandled, it would end the process. Whoever asks it next is told.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
}
