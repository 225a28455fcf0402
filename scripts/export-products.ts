import { Command } from 'commander'
import { exportProducts } from '../subgraphs/inventory/queries/export-products.ts'
import { runCommandLine } from './command-line.ts'
import { inventoryUrl, withInventory } from './csv/inventory.ts'
import { writeCsv } from './csv/write-csv.ts'

const about = [
  'Writes every product as comma-separated values, as all of them were at one instant. Change what you like, and `npm run import:products` reads it in again.',
  'Exit codes: 0 done; 1 the database or the file cannot be used; 2 wrong options.',
].join('\n\n')

const columns = {
  sku: 'sku',
  name: 'name',
  description: 'description',
  brand: 'brand',
  category: 'category',
  size: 'size',
  colour: 'colour',
  price: 'price',
  currency: 'currency',
  cost: 'cost',
  imageUrl: 'image_url',
  reorderPoint: 'reorder_point',
  allowBackorder: 'allow_backorder',
  backorderLimit: 'backorder_limit',
  active: 'active',
  version: 'version',
}

async function run(path: string | undefined, databaseUrl: string): Promise<void> {
  await withInventory(databaseUrl, async (db, progress) => {
    const count = await writeCsv(path, columns, exportProducts(db), progress)
    process.stderr.write(`Wrote ${count.toLocaleString('en')} products.\n`)
  })
}

const command = new Command('npm run export:products --')
  .description(about)
  .argument('[file]', 'the file to write; default: standard output')
  .addOption(inventoryUrl())
  .action((path: string | undefined, { databaseUrl }: { databaseUrl: string }) => run(path, databaseUrl))

await runCommandLine('export-products', command)
