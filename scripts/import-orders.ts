import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { actorHeader, readActor } from '#platform/graphql/actor.ts'
import { isCurrency } from '#platform/kernel/money.ts'
import { createApiClient } from './api-client.ts'
import { CommandRefused, runCommandLine, url } from './command-line.ts'
import { openFaultReport } from './csv/fault-report.ts'
import { openProgress, type Progress } from './csv/progress.ts'
import { readCsv, type CsvFile } from './csv/read-csv.ts'
import { openCheckpoint } from './orders-import/checkpoint.ts'
import { createDirectory, type NewProducts } from './orders-import/directory.ts'
import { importInvoices, type ImportCounts } from './orders-import/import.ts'
import { readInvoices, type Read } from './orders-import/invoices.ts'
import { itemsAtMost } from './orders-import/place.ts'
import { columns, type Column } from './orders-import/row.ts'

const about = [
  'Places the orders of a file of comma-separated values in the layout of the "Online Retail II" data of the UCI repository (Invoice, StockCode, Description, Quantity, InvoiceDate, Price, Customer ID, Country), of any size, through the API of a running Stockgraph. Lines of one invoice follow each other and become one order, at the price and the time of the file, or several when there are more than 100; 5,000 are the most. An invoice that begins with C is a cancellation: it is matched with the latest earlier order of the customer that still has as much of the product.',
  'Lines that cannot be taken over are told with their number and the reason: no product (postage, fees, corrections), no customer, no or a negative quantity, no price, bad dates, repetitions. Customers are added by their number; products with --create-products.',
  'Run again, it goes on where it was broken off, or tries again what was refused, and places nothing twice: each order of an invoice has an idempotency key made of the name of the source, the number of the invoice and which of its orders it is. Lines that were refused in an invoice of which others were placed, or that were not there, become its next order once they are good. When an order of it has a line that the file no longer has, its new lines are told as CHANGED and not placed: one of them may be that line. Cancellations that were carried out are known by the checkpoint.',
  'Exit codes: 0 all lines taken over; 1 the file or the API cannot be used; 2 wrong options; 3 some lines were not taken over.',
].join('\n\n')

interface Options {
  url: string
  actor: string
  source?: string
  currency: string
  guests: boolean
  createProducts: boolean
  openingStock: number
  warehouse?: string
  check: boolean
  report?: string
  checkpoint?: string
  cancelAgain: boolean
  patience: number
}

async function run(path: string, options: Options): Promise<void> {
  const source = options.source ?? basename(path)
  const progress = openProgress()
  const report = openFaultReport(options.report)
  const file = readCsv<Column>(path, columns)
  const reads = readInvoices(file.lines, {
    currency: options.currency,
    guests: options.guests,
    now: new Date(),
  })
  const watched = watch(reads, path, file, progress)
  try {
    const counts = options.check
      ? await checkOnly(watched, report.add)
      : await importAll(path, source, watched, options, report.add)
    progress.stop()
    say(counts, options.check)
  } finally {
    progress.stop()
    await report.close()
  }
}

async function importAll(
  path: string,
  source: string,
  reads: AsyncIterable<Read>,
  options: Options,
  onFault: Parameters<typeof importInvoices>[3]['onFault'],
): Promise<ImportCounts> {
  const { url: to, actor, currency, guests, createProducts, openingStock, warehouse, patience } = options
  const checkpoint = await openCheckpoint(options.checkpoint ?? `${path}.checkpoint`, {
    ...{ path, source, cancelAgain: options.cancelAgain },
    target: JSON.stringify([to, actor, currency]),
    options: JSON.stringify([guests, createProducts, openingStock, warehouse]),
  })
  const api = createApiClient({ url: to, actor, patienceMs: patience * 1_000 })
  try {
    const directory = createDirectory(api, createProducts ? newProducts(options) : undefined)
    return await importInvoices(api, directory, reads, { source, currency, checkpoint, onFault })
  } finally {
    await api.close()
  }
}

function newProducts({ currency, openingStock: quantity, warehouse }: Options): NewProducts {
  if (quantity === 0) return { currency }
  if (warehouse === undefined) throw new CommandRefused('--opening-stock needs --warehouse')
  return { currency, openingStock: { warehouse, quantity } }
}

/** Reads the whole file and places nothing. */
async function checkOnly(
  reads: AsyncIterable<Read>,
  onFault: Parameters<typeof importInvoices>[3]['onFault'],
): Promise<ImportCounts> {
  const counts: ImportCounts = { placed: 0, replayed: 0, cancelled: 0, faults: 0 }
  for await (const read of reads) {
    if ('fault' in read) {
      counts.faults += 1
      await onFault(read.fault)
    } else if (read.invoice.isCancellation) counts.cancelled += 1
    else counts.placed += Math.ceil(read.invoice.rows.length / itemsAtMost)
  }
  return counts
}

async function* watch(
  reads: AsyncIterable<Read>,
  path: string,
  file: CsvFile<Column>,
  progress: Progress,
): AsyncGenerator<Read> {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  for await (const read of reads) {
    yield read
    progress.show('Bytes', file.bytes(), size)
  }
}

function say({ placed, replayed, cancelled, faults }: ImportCounts, isCheck: boolean): void {
  const number = (many: number) => many.toLocaleString('en')
  const done = isCheck
    ? `${number(placed)} orders and ${number(cancelled)} cancellations could be taken over; nothing was placed.`
    : `${number(placed)} orders placed, ${number(cancelled)} lines cancelled, ${number(replayed)} done by an earlier run.`
  process.stderr.write(`${done} ${number(faults)} lines were not taken over.\n`)
  process.exitCode = faults === 0 ? 0 : 3
}

function staff(text: string): string {
  try {
    const actor = readActor(text)
    if (actor.kind === 'staff') return actor.text
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError(`It must be staff:<name>, as the header ${actorHeader} has it.`)
}

function currencyCode(text: string): string {
  if (isCurrency(text)) return text
  throw new InvalidArgumentError('It must be a code of ISO 4217, such as GBP.')
}

function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

const command = new Command('npm run import:orders --')
  .description(about)
  .argument('<file>', 'the file to read')
  .addOption(
    new Option('--url <url>', 'the GraphQL endpoint of the gateway')
      .default('http://127.0.0.1:4000/graphql')
      .argParser(url('http:', 'https:')),
  )
  .addOption(new Option('--actor <who>', 'who places the orders').default('staff:import').argParser(staff))
  .option('--source <name>', 'the name by which an invoice is known again; default: the name of the file')
  .addOption(new Option('--currency <code>', 'of the prices').default('GBP').argParser(currencyCode))
  .option('--guests', 'take over lines without a customer, as orders of guests', false)
  .option(
    '--create-products',
    'add products that are not there, at the price of the line that names them first',
    false,
  )
  .addOption(
    new Option('--opening-stock <n>', 'how many of each new product are there at the start')
      .default(0)
      .argParser(count),
  )
  .option('--warehouse <code>', 'where they are; needed with --opening-stock')
  .option('--check', 'read the whole file and tell what is wrong with it; place nothing', false)
  .option('--report <file>', 'where lines that were not taken over are told; default: standard output')
  .option('--checkpoint <file>', 'where to keep how far it got; default: <file>.checkpoint')
  .option(
    '--cancel-again',
    'carry out cancellations though the checkpoint is of another file, API, actor or currency: what was cancelled more than a week ago is cancelled a second time',
    false,
  )
  .addOption(
    new Option('--patience <seconds>', 'how long to ask again while the API does not answer')
      .default(60)
      .argParser(count),
  )
  .action((path: string, options: Options) => run(path, options))

await runCommandLine('import-orders', command)
