import { Command } from 'commander'
import { exportLevels } from '../subgraphs/inventory/queries/export-levels.ts'
import { runCommandLine } from './command-line.ts'
import { inventoryUrl, withInventory } from './csv/inventory.ts'
import { writeCsv } from './csv/write-csv.ts'

const about = [
  'Writes every stock level as comma-separated values, as all of them were at one instant. Change `on_hand`, and `npm run import:stock` reads it in again: lines that were not changed leave what there is by then, and one is refused if its stock moved after the export.',
  'Exit codes: 0 done; 1 the database or the file cannot be used; 2 wrong options.',
].join('\n\n')

const columns = {
  sku: 'sku',
  name: 'name',
  warehouse: 'warehouse',
  onHand: 'on_hand',
  expectedOnHand: 'expected_on_hand',
  reserved: 'reserved',
  unavailable: 'unavailable',
  sellBuffer: 'sell_buffer',
  available: 'available',
  backordered: 'backordered',
  incoming: 'incoming',
}

async function run(
  path: string | undefined,
  { databaseUrl, warehouse }: { databaseUrl: string; warehouse?: string },
): Promise<void> {
  await withInventory(databaseUrl, async (db, progress) => {
    const count = await writeCsv(path, columns, exportLevels(db, warehouse), progress)
    process.stderr.write(`Wrote ${count.toLocaleString('en')} levels.\n`)
  })
}

const command = new Command('npm run export:stock --')
  .description(about)
  .argument('[file]', 'the file to write; default: standard output')
  .addOption(inventoryUrl())
  .option('--warehouse <code>', 'only what lies in this warehouse')
  .action((path: string | undefined, options: { databaseUrl: string; warehouse?: string }) =>
    run(path, options),
  )

await runCommandLine('export-stock', command)
