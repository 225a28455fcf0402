import { Command, Option } from 'commander'
import { connectDatabase } from '#platform/database/connect.ts'
import type { InventoryTables } from '../subgraphs/inventory/database.ts'
import { exportProducts } from '../subgraphs/inventory/queries/export-products.ts'
import { postgresUrl, runCommandLine } from './command-line.ts'
import { openProgress } from './csv/progress.ts'
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
}

async function run(path: string | undefined, databaseUrl: string): Promise<void> {
  const db = connectDatabase<InventoryTables>({ url: databaseUrl, room: 'inventory', max: 1 })
  const progress = openProgress()
  try {
    const count = await writeCsv(path, columns, exportProducts(db), progress)
    process.stderr.write(`Wrote ${count.toLocaleString('en')} products.\n`)
  } finally {
    progress.stop()
    await db.destroy()
  }
}

const command = new Command('npm run export:products --')
  .description(about)
  .argument('[file]', 'the file to write; default: standard output')
  .addOption(
    new Option('--database-url <url>', 'the PostgreSQL of Inventory')
      .env('DATABASE_URL')
      .argParser(postgresUrl)
      .makeOptionMandatory(),
  )
  .action((path: string | undefined, { databaseUrl }: { databaseUrl: string }) => run(path, databaseUrl))

await runCommandLine('export-products', command)
