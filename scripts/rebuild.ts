import { Command } from 'commander'
import { connectDatabase } from '#platform/database/connect.ts'
import {
  findBookDifferences,
  repairBooks,
  type BookDifferences,
} from '../subgraphs/inventory/commands/rebuild.ts'
import type { InventoryTables } from '../subgraphs/inventory/database.ts'
import type { RebuiltReservation } from '../subgraphs/inventory/domain/rebuild.ts'
import type { LevelSums } from '../subgraphs/inventory/queries/book-differences.ts'
import { CommandRefused, runCommandLine } from './command-line.ts'
import { inventoryUrl } from './csv/inventory.ts'

const about = [
  'Recreates every stock level and every reservation from the ledger of stock movements, in one snapshot, and tells whatever is stored otherwise. It locks nothing and changes nothing, unless with --apply: then what differs is made what the ledger says, a few at a time under the locks that everybody takes, so that orders go on meanwhile.',
  'Exit codes: 0 the books are right, or were repaired; 1 there are differences, or some cannot be repaired, or the database cannot be used; 2 wrong options.',
].join('\n\n')

interface Options {
  databaseUrl: string
  apply: boolean
  dryRun: boolean
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function run({ databaseUrl, apply, dryRun }: Options): Promise<void> {
  if (apply && dryRun) throw new CommandRefused('--apply and --dry-run are opposites: give one of them')
  const db = connectDatabase<InventoryTables>({ url: databaseUrl, room: 'inventory', max: 1 })
  try {
    const differences = await findBookDifferences(db)
    const lines = describe(differences)
    for (const line of lines) say(line)
    if (lines.length === 0) return say('The ledger rebuilds every level and every reservation.')
    process.exitCode = 1
    if (!apply) return say(`${lines.length} differences. --apply repairs them.`)
    const repairs = await repairBooks(db, differences)
    const { levels, reservations, counts, impossible, impossibleOrders } = repairs
    say(`Repaired ${levels} levels, ${reservations} reservations and ${counts} counts.`)
    for (const { productId, warehouseId } of impossible)
      say(`${productId} in ${warehouseId}: what the ledger says cannot be; the level was left as it is`)
    for (const orderId of impossibleOrders)
      say(`the reservation of ${orderId}: what the ledger says cannot be; it was left as it is`)
    process.exitCode = impossible.length + impossibleOrders.length === 0 ? 0 : 1
  } finally {
    await db.destroy()
  }
}

function describe({ levels, reservations, counts }: BookDifferences): string[] {
  return [
    ...levels.map(
      ({ productId, warehouseId, level, ledger }) =>
        `${productId} in ${warehouseId}: level ${figures(level)}, ledger ${figures(ledger)}`,
    ),
    ...reservations.map(
      ({ orderId, stored, ledger }) =>
        `the reservation of ${orderId}: ${stored ? reservation(stored) : 'missing'}, ledger ${reservation(ledger)}`,
    ),
    ...counts.map(
      ({ productId, counted, available }) =>
        `${productId}: ${counted} counted as available, its levels add up to ${available}`,
    ),
  ]
}

function figures({ onHand, reserved, unavailable, backordered, incoming }: LevelSums): string {
  return `${onHand} on hand, ${reserved} reserved, ${unavailable} unavailable, ${backordered} backordered, ${incoming} incoming`
}

function reservation({ state, lines }: RebuiltReservation): string {
  const told = lines
    .filter(({ quantity }) => quantity > 0)
    .map(
      ({ productId, warehouseId, quantity, shipped, returned, backordered }) =>
        `${quantity} of ${productId} in ${warehouseId} (${shipped} shipped, ${returned} returned, ${backordered} owed)`,
    )
  return `${state} with ${told.length === 0 ? 'nothing' : told.join(', ')}`
}

const command = new Command('npm run rebuild --')
  .description(about)
  .addOption(inventoryUrl())
  .option('--dry-run', 'only tell what differs; the default', false)
  .option('--apply', 'repair what differs', false)
  .action((options: Options) => run(options))

await runCommandLine('rebuild', command)
