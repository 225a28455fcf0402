import { sql, type Kysely } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { until } from '#platform/testing/until.ts'
import { findUncounted } from '../subgraphs/orders/analytics/differences.ts'

export interface Settling {
  /** Waits until nothing of what was asked so far is still to be done: the next measurement would be charged with it. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Looks into the tables of Orders for what is still to be done, by whichever service. */
export function watchSettling(databaseUrl: string): Settling {
  const db: Kysely<any> = connectDatabase({ url: databaseUrl, room: 'orders', max: 1 })
  const isDone = async () => (await isNothingUnderWay(db)) && (await findUncounted(db)).length === 0
  return {
    settled: async () =>
      void (await until(isDone, { timeoutMs: 120_000, everyMs: 200, what: 'all orders arrived' })),
    stop: () => db.destroy(),
  }
}

async function isNothingUnderWay(db: Kysely<any>): Promise<boolean> {
  const { rows } = await sql<{ isDone: boolean }>`
    select not exists (select from orders where status in ('PENDING', 'AWAITING_PAYMENT', 'CANCELLING'))
      and not exists (select from payment_operations where status = 'REQUESTED')
      and not exists (select from shipments where issued_at is null)
      and not exists (select from order_returns where received_at is not null and restocked_at is null)
      and not exists (select from outbox) as is_done`.execute(db)
  return rows[0]?.isDone === true
}
