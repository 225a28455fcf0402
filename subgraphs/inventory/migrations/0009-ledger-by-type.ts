import { sql, type Kysely } from 'kysely'

/** Every type of entry can be found but the commonest, which reserving would have to write to the index. */
export async function up(db: Kysely<any>): Promise<void> {
  // Where little is shipped or given back, the last time may be far from the end of the ledger.
  await sql`
    create index stock_movements_of_type on stock_movements (type, seq) where type <> 'RESERVE'`.execute(db)
  await sql`drop index stock_movements_of_rare_type`.execute(db)
}
