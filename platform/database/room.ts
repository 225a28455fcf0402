import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { connectDatabase } from './connect.ts'
import type { ReplicaOptions } from './replica-watch.ts'
import { migrateRoom, prepareRoom } from './prepare.ts'

/**
 * Opens a room's database with its role, its schema, and its tables at their newest version.
 * @param options.max connections in the pool
 * @param options.replica answers queries
 * @throws DatabaseSetupError when role or schema are missing and the login may not create them
 */
export async function openRoom<Tables>(options: {
  url: string
  room: string
  migrations: Readonly<Record<string, Migration>>
  max?: number
  replica?: ReplicaOptions | undefined
}): Promise<Kysely<Tables>> {
  await prepareRoom(options)
  const db = connectDatabase<Tables>(options)
  try {
    await migrateRoom(db, options.room, options.migrations)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/**
 * Whether the database answers: all that a service needs to be ready. While the broker is down commands are accepted, and
 * their events wait in the outbox.
 */
export async function answers(db: Kysely<any>): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
