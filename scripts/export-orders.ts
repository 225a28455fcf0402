import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { stringify } from 'csv-stringify'
import {
  OrdersToExportDocument,
  type OrderFilter,
  type OrderStatusInput,
} from '#schema/client/generated/graphql.ts'
import { createApiClient, type ApiClient } from './api-client.ts'
import { CommandRefused, runCommandLine, url } from './command-line.ts'
import { openProgress, type Progress } from './csv/progress.ts'

const about = [
  'Writes orders as comma-separated values, oldest first, one line for each line of an order, through the API of a running Stockgraph. Orders that are placed meanwhile come at the end; times are in UTC.',
  'Exit codes: 0 done; 1 the API or the file cannot be used; 2 wrong options.',
].join('\n\n')

interface Options {
  url: string
  actor: string
  from?: string
  to?: string
  status?: OrderStatusInput[]
  customer?: string
  product?: string
  number?: string
  patience: number
}

const statuses: readonly OrderStatusInput[] = [
  'PENDING',
  'AWAITING_PAYMENT',
  'CONFIRMED',
  'CANCELLING',
  'CANCELLED',
  'COMPLETED',
]
const ordersAtOnce = 100

async function run(path: string | undefined, options: Options): Promise<void> {
  const api = createApiClient({
    url: options.url,
    actor: options.actor,
    patienceMs: options.patience * 1_000,
  })
  const progress = openProgress()
  const counts = { orders: 0 }
  try {
    const out = path === undefined ? process.stdout : createWriteStream(path)
    // A spreadsheet takes a text that begins like this for a formula, and carries it out.
    const csv = stringify({ header: true, columns, escape_formulas: true })
    await pipeline(Readable.from(rows(api, filterOf(options), progress, counts)), csv, out, {
      end: path !== undefined,
    })
    progress.stop()
    process.stderr.write(`Wrote ${counts.orders.toLocaleString('en')} orders.\n`)
  } finally {
    progress.stop()
    await api.close()
  }
}

const columns = [
  'order_number',
  'placed_at',
  'status',
  'payment_status',
  'fulfillment_status',
  'placed_by',
  'customer_id',
  'customer_reference',
  'customer_name',
  'customer_email',
  'country',
  'sku',
  'product',
  'quantity',
  'unit_price',
  'line_total',
  'order_total',
  'currency',
]

function filterOf({ from, to, status, customer, product, number }: Options): OrderFilter {
  return {
    ...(from || to ? { createdAt: { gte: from ?? null, lt: to ?? null } } : {}),
    ...(status ? { status: { in: status } } : {}),
    ...(customer ? { customerId: { eq: customer } } : {}),
    ...(product ? { productId: { eq: product } } : {}),
    ...(number ? { orderNumber: { contains: number } } : {}),
  }
}

/** The lines of all orders. Of them, no more is in memory than a page. */
async function* rows(api: ApiClient, filter: OrderFilter, progress: Progress, counts: { orders: number }) {
  let after: string | null = null
  let total: number | undefined
  for (let hasNextPage = true; hasNextPage;) {
    const page = await readPage(api, filter, after)
    total ??= page.totalCount
    for (const order of page.nodes) yield* linesOf(order)
    counts.orders += page.nodes.length
    progress.show('Orders', counts.orders, total)
    hasNextPage = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor ?? null
  }
}

async function readPage(api: ApiClient, filter: OrderFilter, after: string | null) {
  const variables = { first: ordersAtOnce, after, filter, withTotal: after === null }
  const { orders } = await api.ask(OrdersToExportDocument, variables)
  if (!orders) throw new CommandRefused('the API answers without the orders')
  return orders
}

type Page = Awaited<ReturnType<typeof readPage>>

function* linesOf(order: Page['nodes'][number]): Generator<unknown[]> {
  const { orderNumber, createdAt, status, paymentStatus, fulfillmentStatus, placedBy, customer, contact } =
    order
  for (const { sku, name, quantity, unitPrice, lineTotal } of order.lines)
    yield [
      ...[orderNumber, createdAt, status, paymentStatus, fulfillmentStatus, placedBy],
      ...[customer?.id, customer?.reference, contact?.name, contact?.email, order.shippingAddress?.country],
      ...[sku, name, quantity, unitPrice.amount, lineTotal.amount],
      ...[order.total.amount, order.total.currencyCode],
    ]
}

function instant(text: string): string {
  const date = new Date(text)
  if (/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) && !Number.isNaN(date.getTime())) return date.toISOString()
  throw new InvalidArgumentError(
    'It must be a day such as 2026-03-01, or an instant such as 2026-03-01T12:00:00Z.',
  )
}

function statusList(text: string): OrderStatusInput[] {
  const named = text.split(',').map((name) => statuses.find((status) => status === name.trim().toUpperCase()))
  if (named.every((name) => name !== undefined)) return named
  throw new InvalidArgumentError(`It must be one or more of ${statuses.join(', ')}.`)
}

function seconds(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

const command = new Command('npm run export:orders --')
  .description(about)
  .argument('[file]', 'the file to write; default: standard output')
  .addOption(
    new Option('--url <url>', 'the GraphQL endpoint of the gateway')
      .default('http://127.0.0.1:4000/graphql')
      .argParser(url('http:', 'https:')),
  )
  .option('--actor <who>', 'who asks', 'staff:export')
  .addOption(new Option('--from <when>', 'only orders placed then or later').argParser(instant))
  .addOption(new Option('--to <when>', 'only orders placed before').argParser(instant))
  .option('--customer <id>', 'only orders of this customer')
  .option('--product <id>', 'only orders that have this product, with all their lines')
  .option('--number <text>', 'only orders with this in their number')
  .addOption(new Option('--status <list>', 'only orders that are one of these').argParser(statusList))
  .addOption(
    new Option('--patience <seconds>', 'how long to ask again while the API does not answer')
      .default(60)
      .argParser(seconds),
  )
  .action((path: string | undefined, options: Options) => run(path, options))

await runCommandLine('export-orders', command)
