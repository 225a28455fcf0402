import { Option } from 'commander'
import type { Kysely } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import type { InventoryTables } from '../../subgraphs/inventory/database.ts'
import { postgresUrl } from '../command-line.ts'
import { openProgress, type Progress } from './progress.ts'

/** The option of every command that carries rows between a file and Inventory's tables: where those are. */
export function inventoryUrl(): Option {
  return new Option('--database-url <url>', 'the PostgreSQL of Inventory')
    .env('DATABASE_URL')
    .argParser(postgresUrl)
    .makeOptionMandatory()
}

/** Carries rows over one connection and shows how far it is; whatever happens, neither keeps the process from its end. */
export async function withInventory(
  databaseUrl: string,
  carry: (db: Kysely<InventoryTables>, progress: Progress) => Promise<void>,
): Promise<void> {
  const db = connectDatabase<InventoryTables>({ url: databaseUrl, room: 'inventory', max: 1 })
  const progress = openProgress()
  try {
    await carry(db, progress)
  } finally {
    progress.stop()
    await db.destroy()
  }
}
