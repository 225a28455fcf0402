import { Command } from 'commander'
import { isStorable } from '#platform/kernel/storable.ts'
import { importProducts, type ProductImportOutcome } from '../subgraphs/inventory/commands/import-products.ts'
import type { ProductImportRow } from '../subgraphs/inventory/repository-product-import.ts'
import { runCommandLine } from './command-line.ts'
import { openFaultReport, type Fault } from './csv/fault-report.ts'
import { inventoryUrl, withInventory } from './csv/inventory.ts'
import { fileProgress } from './csv/progress.ts'
import { readBatches, type ReadRow } from './csv/read-batches.ts'
import { readCsv, type CsvRecord } from './csv/read-csv.ts'

const about = [
  'Adds and changes products from a file of comma-separated values, of any size: the first line names the columns, of which `sku` tells the product. A new one needs `name`, `price` and `currency`; an empty value leaves what there is. A line that gives `version` is refused if it would change a product that is at another one. Brands and categories are made when they are new. What `npm run export:products` wrote can be changed and read in again.',
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
    'version',
  ],
} as const
type Column = (typeof columns.required | typeof columns.optional)[number]

async function run(path: string, { databaseUrl, report: reportPath, skipInvalid }: Options): Promise<void> {
  await withInventory(databaseUrl, async (db, progress) => {
    const report = openFaultReport(reportPath)
    try {
      const file = readCsv<Column>(path, columns)
      const onBatch = fileProgress(path, file.bytes, progress)
      const batches = readBatches(file, { atOnce: 1_000, readRow, onBatch })
      const outcome = await importProducts(db, batches, {
        skipInvalid,
        onFault: report.add,
        onApplied: (rows, of) => progress.show('Applying', rows, of),
      })
      progress.stop()
      tell(outcome)
    } finally {
      await report.close()
    }
  })
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

function readRow({ line, values }: CsvRecord<Column>): ReadRow<ProductImportRow> {
  const faults: Fault[] = []
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
  if (values.version && !/^\d{1,9}$/.test(values.version))
    fault('version', 'BAD_INPUT', 'version must be a whole number, as it was exported')
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
  const version = values.version ? { version: Number(values.version) } : {}
  return { row: { line, sku: values.sku ?? '', fields: { ...Object.fromEntries(given), ...version } } }
}

const command = new Command('npm run import:products --')
  .description(about)
  .argument('<file>', 'the file to read')
  .addOption(inventoryUrl())
  .option('--report <file>', 'where bad lines are told; default: standard output')
  .option('--skip-invalid', 'apply the good lines although there are bad ones', false)
  .action((path: string, options: Options) => run(path, options))

await runCommandLine('import-products', command)
