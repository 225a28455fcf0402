import { basename } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { readActor } from '#platform/graphql/actor.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import { importStock, type ImportOutcome } from '../subgraphs/inventory/commands/import-stock.ts'
import type { StockImportRow } from '../subgraphs/inventory/repository-stock-import.ts'
import { runCommandLine } from './command-line.ts'
import { openFaultReport, type Fault } from './csv/fault-report.ts'
import { inventoryUrl, withInventory } from './csv/inventory.ts'
import { fileProgress } from './csv/progress.ts'
import { readBatches, type ReadRow } from './csv/read-batches.ts'
import { readCsv, type CsvRecord } from './csv/read-csv.ts'

const about = [
  'Adjusts stock from a file of comma-separated values, of any size: the first line names the columns, `sku` and `warehouse` (its code) and either `delta` (so many more or fewer are there) or `on_hand` (so many are there; with `expected_on_hand`, only if the books say so). `reason` is kept in the ledger. What `npm run export:stock` wrote can be changed and read in again.',
  'All is applied in one transaction, or nothing: every bad line is told, with its number and what is wrong. With --skip-invalid the good lines are applied. A file that was applied is not applied again, unless with --again.',
  'Exit codes: 0 all lines applied; 1 nothing applied; 2 wrong options; 3 applied, but some lines were skipped.',
].join('\n\n')

interface Options {
  databaseUrl: string
  actor: string
  reason?: string
  report?: string
  skipInvalid: boolean
  again: boolean
}

const columns = {
  required: ['sku', 'warehouse'],
  optional: ['delta', 'on_hand', 'expected_on_hand', 'reason'],
  ignored: ['name', 'reserved', 'unavailable', 'sell_buffer', 'available', 'backordered', 'incoming'],
} as const
type Column = (typeof columns.required | typeof columns.optional)[number]

async function run(path: string, options: Options): Promise<void> {
  const { databaseUrl, actor, skipInvalid, again } = options
  await withInventory(databaseUrl, async (db, progress) => {
    const report = openFaultReport(options.report)
    try {
      const file = readCsv<Column>(path, columns)
      const reason = options.reason ?? `Import of ${basename(path)}`
      const batches = readBatches(file, {
        atOnce: 2_000,
        readRow: (record: CsvRecord<Column>) => readRow(record, reason),
        onBatch: fileProgress(path, file.bytes, progress),
      })
      const outcome = await importStock(db, batches, file.hash, {
        actor,
        fileName: basename(path),
        skipInvalid,
        again,
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

function tell(outcome: ImportOutcome): void {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const number = (count: number) => count.toLocaleString('en')
  switch (outcome.state) {
    case 'APPLIED':
      say(`Applied ${number(outcome.applied)} lines, skipped ${number(outcome.refused)}.`)
      process.exitCode = outcome.refused === 0 ? 0 : 3
      return
    case 'REFUSED':
      say(`Nothing was applied: ${number(outcome.refused)} lines are wrong.`)
      process.exitCode = 1
      return
    case 'KNOWN':
      say(
        `Nothing was applied: this file was applied on ${outcome.appliedAt.toISOString()} already; --again applies it once more.`,
      )
      process.exitCode = 1
  }
}

function readRow({ line, values }: CsvRecord<Column>, reason: string): ReadRow<StockImportRow> {
  const faults: Fault[] = []
  const number = (column: 'delta' | 'on_hand' | 'expected_on_hand'): number | null => {
    const text = values[column] ?? ''
    if (text === '') return null
    if (/^[+-]?\d{1,9}$|^[+-]?10{9}$/.test(text)) return Number(text)
    const message = `${column} must be a whole number of at most 1,000,000,000, and is ${JSON.stringify(text.slice(0, 40))}`
    faults.push({ line, column, code: 'INVALID_QUANTITY', message })
    return null
  }
  const text = (column: 'sku' | 'warehouse' | 'reason', otherwise: string): string => {
    const value = values[column] || otherwise
    if (value !== '' && isStorable(value)) return value
    const message =
      value === ''
        ? `${column} is missing`
        : `${column} must not contain the character NUL, nor half a surrogate pair`
    faults.push({ line, column, code: 'BAD_INPUT', message })
    return ''
  }
  const row = {
    line,
    sku: text('sku', ''),
    warehouse: text('warehouse', ''),
    delta: number('delta'),
    onHand: number('on_hand'),
    expectedOnHand: number('expected_on_hand'),
    reason: text('reason', reason),
  }
  return faults.length > 0 ? { faults } : { row }
}

function actorText(text: string): string {
  try {
    const actor = readActor(text)
    if (actor.kind === 'staff') return actor.text
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError('It must be staff:<name>, of letters, digits and . _ @ + -')
}

const command = new Command('npm run import:stock --')
  .description(about)
  .argument('<file>', 'the file to read')
  .addOption(inventoryUrl())
  .addOption(
    new Option('--actor <who>', 'who does it, for the ledger').default('staff:import').argParser(actorText),
  )
  .option('--reason <text>', 'why, for lines that do not say; default: the name of the file')
  .option('--report <file>', 'where bad lines are told; default: standard output')
  .option('--skip-invalid', 'apply the good lines although there are bad ones', false)
  .option('--again', 'apply a file that was applied before once more', false)
  .action((path: string, options: Options) => run(path, options))

await runCommandLine('import-stock', command)
