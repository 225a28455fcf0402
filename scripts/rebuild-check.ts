import { Command, Option } from 'commander'
import { connectDatabase } from '#platform/database/connect.ts'
import type { InventoryTables } from '../subgraphs/inventory/database.ts'
import { findLedgerDifferences, findReservedDifferences } from '../subgraphs/inventory/queries.ts'
import { postgresUrl, runCommandLine } from './command-line.ts'

const about = [
  'Sums the ledger of stock movements and compares it with every stock level, and what is reserved with the active reservations. It reads one snapshot and locks nothing, so that it can be run at any time on a live system.',
  'Exit codes: 0 the books are right; 1 there are differences, or the database cannot be read; 2 wrong options.',
].join('\n\n')

async function check(url: string): Promise<void> {
  const db = connectDatabase<InventoryTables>({ url, room: 'inventory', max: 1 })
  try {
    const lines = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => [
        ...(await findLedgerDifferences(tx)).map(
          ({ productId, warehouseId, level, ledger }) =>
            `${productId} in ${warehouseId}: level ${describe(level)}, ledger ${describe(ledger)}`,
        ),
        ...(await findReservedDifferences(tx)).map(
          ({ productId, warehouseId, reserved, held }) =>
            `${productId} in ${warehouseId}: ${reserved} reserved, ${held} held by active reservations`,
        ),
      ])
    for (const line of lines) process.stdout.write(`${line}\n`)
    process.stdout.write(
      lines.length === 0
        ? 'The ledger rebuilds every level; what is reserved is what reservations hold.\n'
        : `${lines.length} differences.\n`,
    )
    process.exitCode = lines.length === 0 ? 0 : 1
  } finally {
    await db.destroy()
  }
}

function describe({ onHand, reserved, unavailable }: Record<'onHand' | 'reserved' | 'unavailable', number>) {
  return `${onHand} on hand, ${reserved} reserved, ${unavailable} unavailable`
}

const command = new Command('npm run rebuild:check --')
  .description(about)
  .addOption(
    new Option('--database-url <url>', 'the PostgreSQL to check')
      .env('DATABASE_URL')
      .argParser(postgresUrl)
      .makeOptionMandatory(),
  )
  .action(({ databaseUrl }: { databaseUrl: string }) => check(databaseUrl))

await runCommandLine('rebuild-check', command)
