import { Command, Option } from 'commander'
import { connectDatabase } from '#platform/database/connect.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { ImportFault } from '../subgraphs/inventory/commands/import-stock.ts'
import {
  importProducts,
  type ProductImportBatches,
  type ProductImportOutcome,
} from '../subgraphs/inventory/commands/import-products.ts'
import type { InventoryTables } from '../subgraphs/inventory/database.ts'
import type { ProductImportRow } from '../subgraphs/inventory/repository-product-import.ts'
import { postgresUrl, runCommandLine } from './command-line.ts'
import { openFaultReport } from './csv/fault-report.ts'
import { fileProgress, openProgress } from './csv/progress.ts'
import { readCsv, type CsvFile, type CsvLine } from './csv/read-csv.ts'

const about = [
  'Adds and changes products from a file of comma-separated values, of any size: the first line names the columns, of which `sku` tells the product. A new one needs `name`, `price` and `currency`; an empty value leaves what there is. Brands and categories are made when they are new. What `npm run export:products` wrote can be changed and read in again.',
  'All is applied in one transaction, or nothing: every bad line is told, with its number and what is wrong. With --skip-invalid the good lines are applied. Reading a file again changes nothing.',
  'Exit codes: 0 all lines applied; 1 nothing applied; 2 wrong options; 3 applied, but some lines were skipped.',
].join('\n\n')

interface Options {
  databaseUrl: string
  report?: string
  skipInvalid: boolean
}

const columns = {
  required: ['sku'],
  optional: [
    'name',
    'description',
    'brand',
    'category',
    'size',
    'colour',
    'price',
    'currency',
    'cost',
    'image_url',
    'reorder_point',
    'allow_backorder',
    'backorder_limit',
    'active',
  ],
} as const
type Column = (typeof columns.required | typeof columns.optional)[number]

const rowsAtOnce = 1_000

async function run(path: string, { databaseUrl, report: reportPath, skipInvalid }: Options): Promise<void> {
  const db = connectDatabase<InventoryTables>({ url: databaseUrl, room: 'inventory', max: 1 })
  const progress = openProgress()
  const report = openFaultReport(reportPath)
  try {
    const file = readCsv<Column>(path, columns)
    const outcome = await importProducts(db, batchesOf(file, fileProgress(path, file.bytes, progress)), {
      skipInvalid,
      onFault: report.add,
      onApplied: (rows, of) => progress.show('Applying', rows, of),
    })
    progress.stop()
    tell(outcome)
  } finally {
    progress.stop()
    await report.close()
    await db.destroy()
  }
}

function tell({ isApplied, created, updated, unchanged, refused }: ProductImportOutcome): void {
  const number = (count: number) => count.toLocaleString('en')
  if (!isApplied) {
    process.stderr.write(`Nothing was applied: ${number(refused)} lines are wrong.\n`)
    process.exitCode = 1
    return
  }
  process.stderr.write(
    `Added ${number(created)} products, changed ${number(updated)}, left ${number(unchanged)} as they were, skipped ${number(refused)} lines.\n`,
  )
  process.exitCode = refused === 0 ? 0 : 3
}

async function* batchesOf(file: CsvFile<Column>, onBatch: () => void): ProductImportBatches {
  let rows: ProductImportRow[] = []
  let faults: ImportFault[] = []
  for await (const line of file.lines) {
    const read = readRow(line)
    if ('row' in read) rows.push(read.row)
    else faults.push(...read.faults)
    if (rows.length + faults.length < rowsAtOnce) continue
    yield { rows, faults }
    rows = []
    faults = []
    onBatch()
  }
  yield { rows, faults }
}

function readRow(entry: CsvLine<Column>): { row: ProductImportRow } | { faults: ImportFault[] } {
  const { line } = entry
  if ('fault' in entry) return { faults: [{ line, column: '', code: 'BAD_INPUT', message: entry.fault }] }
  const { values } = entry
  const faults: ImportFault[] = []
  const fault = (column: Column, code: string, message: string) =>
    void faults.push({ line, column, code, message })
  for (const [column, text] of Object.entries(values) as [Column, string][])
    if (!isStorable(text))
      fault(column, 'BAD_INPUT', `${column} must not contain the character NUL, nor half a surrogate pair`)
  if (!values.sku) fault('sku', 'BAD_INPUT', 'sku is missing')
  const count = (column: 'reorder_point' | 'backorder_limit'): number | undefined => {
    const text = values[column]
    if (!text) return undefined
    if (/^\d{1,10}$/.test(text)) return Number(text)
    fault(column, 'INVALID_QUANTITY', `${column} must be a whole number from 0 to 1,000,000,000`)
    return undefined
  }
  const flag = (column: 'active' | 'allow_backorder'): boolean | undefined => {
    const text = values[column]?.toLowerCase()
    if (!text) return undefined
    if (text === 'true' || text === 'false') return text === 'true'
    fault(column, 'BAD_INPUT', `${column} must be true or false`)
    return undefined
  }
  const fields = {
    name: values.name,
    description: values.description,
    brand: values.brand,
    category: values.category,
    size: values.size,
    colour: values.colour,
    price: values.price,
    currency: values.currency,
    cost: values.cost,
    imageUrl: values.image_url,
    reorderPoint: count('reorder_point'),
    backorderLimit: count('backorder_limit'),
    allowBackorder: flag('allow_backorder'),
    active: flag('active'),
  }
  if (faults.length > 0) return { faults }
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return { row: { line, sku: values.sku ?? '', fields: Object.fromEntries(given) } }
}

const command = new Command('npm run import:products --')
  .description(about)
  .argument('<file>', 'the file to read')
  .addOption(
    new Option('--database-url <url>', 'the PostgreSQL of Inventory')
      .env('DATABASE_URL')
      .argParser(postgresUrl)
      .makeOptionMandatory(),
  )
  .option('--report <file>', 'where bad lines are told; default: standard output')
  .option('--skip-invalid', 'apply the good lines although there are bad ones', false)
  .action((path: string, options: Options) => run(path, options))

await runCommandLine('import-products', command)
