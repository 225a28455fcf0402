import { Command, InvalidArgumentError, Option } from 'commander'
import { connectDatabase } from '#platform/database/connect.ts'
import type { InventoryTables } from '../subgraphs/inventory/database.ts'
import {
  findLedgerDifferences,
  findReservedDifferences,
  findStateDifferences,
  type LevelSums,
} from '../subgraphs/inventory/queries/book-differences.ts'
import { checkSalesReports } from './check-sales.ts'
import { postgresUrl, runCommandLine } from './command-line.ts'

interface Options {
  databaseUrl: string
  analytics?: boolean
  rebuild?: boolean
}

const about = [
  'Sums the ledger of stock movements and compares it with every stock level, and what is reserved and owed with the reservations. It reads one snapshot and locks nothing, so that it can be run at any time on a live system.',
  'With --analytics it compares the sums behind the sales reports with the order lines instead: the sums with what was counted in one snapshot, and what was counted with the orders. Orders whose events are still on the way are looked at again for 30 seconds. With --rebuild it first counts all orders anew; orders go on meanwhile, and reports show the former sums until it is done.',
  'Exit codes: 0 the books are right; 1 there are differences, or the database cannot be read; 2 wrong options.',
].join('\n\n')

async function checkReports(url: string, rebuild: boolean): Promise<void> {
  say(await checkSalesReports(url, rebuild), 'The order lines add up to every sum of the sales reports.')
}

function say(differences: readonly string[], allRight: string): void {
  for (const line of differences) process.stdout.write(`${line}\n`)
  process.stdout.write(differences.length === 0 ? `${allRight}\n` : `${differences.length} differences.\n`)
  process.exitCode = differences.length === 0 ? 0 : 1
}

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
          ({ productId, warehouseId, reserved, backordered, held, owed }) =>
            `${productId} in ${warehouseId}: ${reserved} reserved and ${backordered} owed, ${held} held by reservations and ${owed} owed to them`,
        ),
        ...(await findStateDifferences(tx)).map(
          ({ orderId, state, open, shipped }) =>
            `the reservation of ${orderId} is ${state}, with ${open} open and ${shipped} shipped`,
        ),
      ])
    say(lines, 'The ledger rebuilds every level; what is reserved is what reservations hold.')
  } finally {
    await db.destroy()
  }
}

function describe({ onHand, reserved, unavailable, backordered, incoming }: LevelSums): string {
  return `${onHand} on hand, ${reserved} reserved, ${unavailable} unavailable, ${backordered} backordered, ${incoming} incoming`
}

const command = new Command('npm run rebuild:check --')
  .description(about)
  .addOption(
    new Option('--database-url <url>', 'the PostgreSQL to check')
      .env('DATABASE_URL')
      .argParser(postgresUrl)
      .makeOptionMandatory(),
  )
  .option('--analytics', 'check the sums behind the sales reports instead of the ledger')
  .option('--rebuild', 'with --analytics: count all orders anew first')
  .action(({ databaseUrl, analytics, rebuild = false }: Options) => {
    if (rebuild && !analytics) throw new InvalidArgumentError('--rebuild goes with --analytics.')
    return analytics ? checkReports(databaseUrl, rebuild) : check(databaseUrl)
  })

await runCommandLine('rebuild-check', command)
