import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import { roleOf } from './connect.ts'

/** A database cannot be used as configured; the message says what to do. */
export class DatabaseSetupError extends Error {
  override name = 'DatabaseSetupError'
}

const duplicateObject = '42710'
const uniqueViolation = '23505'
const insufficientPrivilege = '42501'

/**
 * Makes sure that the room's role and schema exist. Idempotent, and safe when several processes start at once.
 * @throws DatabaseSetupError when they are missing and the login may not create them
 */
export async function prepareRoom(options: { url: string; room: string }): Promise<void> {
  const { url, room } = options
  const role = roleOf(room)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await createRole(client, role)
    await createSchema(client, room, role)
    await offerTrigrams(client)
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege) throw error
    throw new DatabaseSetupError(
      `the login of ${room} may not create its role and schema; run as an administrator: ` +
        `create role ${role}; grant ${role} to <login>; create schema ${room} authorization ${role};`,
      { cause: error },
    )
  } finally {
    await client.end()
  }
}

async function createSchema(client: pg.Client, room: string, role: string): Promise<void> {
  // `if not exists` alone asks for the right to create schemas even where the schema is there already.
  const found = await client.query('select from pg_namespace where nspname = $1', [room])
  if (found.rowCount === 0) await client.query(`create schema if not exists ${room} authorization ${role}`)
}

/** Makes the index over parts of texts possible, where the login may and the server has it. A room can do without. */
async function offerTrigrams(client: pg.Client): Promise<void> {
  const found = await client.query(`select from pg_extension where extname = 'pg_trgm'`)
  if (found.rowCount === 0)
    await client.query('create extension if not exists pg_trgm').catch(() => undefined)
}

async function createRole(client: pg.Client, role: string): Promise<void> {
  const found = await client.query('select pg_has_role(oid, $2) as member from pg_roles where rolname = $1', [
    role,
    'member',
  ])
  if (found.rows[0]?.member === true) return
  if (found.rowCount === 0) {
    try {
      await client.query(`create role ${role} nologin`)
    } catch (error) {
      // Roles belong to the whole server, so another process may have made it since we looked.
      if (![duplicateObject, uniqueViolation].includes((error as { code: string }).code)) throw error
    }
  }
  await client.query(`grant ${role} to current_user`)
}

/**
 * Brings the room's tables to the newest version; several processes at once wait for each other.
 * @throws the fault of the first migration that failed; it is rolled back
 */
export async function migrateRoom(
  db: Kysely<any>,
  room: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: room,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error(`migrating ${room} failed`, { cause: error })
}
