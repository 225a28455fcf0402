import { Command, InvalidArgumentError, Option } from 'commander'
import { postgresUrl, url } from '../command-line.ts'
import type { SimulationOptions } from './options.ts'

const about = [
  'Places orders and follows each to its final state, then checks that nothing was lost, doubled or oversold.',
  "Orders go through the gateway and are followed by the subscription orderStatusChanges. With --direct, OrderCreated goes straight onto the exchange and the answers are read from Inventory's events; such orders are unknown to Orders, and what they reserve stays reserved.",
  'Exit codes: 0 all is well; 1 an order without a final state in time, or another broken rule; 2 the run could not be made.',
].join('\n\n')

function whole(minimum: number, maximum = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value
    throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`)
  }
}

function share(text: string): number {
  const value = Number(text)
  if (/^\d*\.?\d+$/.test(text) && value <= 1) return value
  throw new InvalidArgumentError('It must be a number from 0 to 1.')
}

function positive(text: string): number {
  const value = Number(text)
  if (/^\d*\.?\d+$/.test(text)) return value
  throw new InvalidArgumentError('It must be a number, 0 or more.')
}

/** Reads `2` as 2 to 2, and `1-5` as 1 to 5. */
function range(maximum: number) {
  return (text: string): readonly [number, number] => {
    const [, low, high = low] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? []
    const [min, max] = [Number(low), Number(high)]
    if (min >= 1 && max >= min && max <= maximum) return [min, max]
    throw new InvalidArgumentError(`It must be a number or a range such as 1-3, from 1 to ${maximum}.`)
  }
}

/** Takes the gateway's address with or without its path. */
function graphqlEndpoint(text: string): string {
  const endpoint = new URL(url('http:', 'https:')(text))
  if (endpoint.pathname === '/') endpoint.pathname = '/graphql'
  return endpoint.href
}

/** The command line of `npm run simulate`; `run` gets the checked options. */
export function simulateCommand(run: (options: SimulationOptions) => Promise<void>): Command {
  const command = new Command('npm run simulate --').description(about)
  addOrderOptions(command)
  addFaultOptions(command)
  addServerOptions(command)
  return command.action(async (options: SimulationOptions) => {
    const needsBroker = options.direct || options.malformed > 0
    if (needsBroker && !options.amqpUrl && !options.databaseUrl)
      command.error(
        'error: --direct and --malformed need --amqp-url, or --database-url for the embedded broker',
      )
    await run(options)
  })
}

function addOrderOptions(command: Command): void {
  command
    .option('-n, --count <orders>', 'how many orders', whole(1, 10_000_000), 200)
    .option('-r, --rate <orders per second>', 'how fast; 0 is as fast as possible', positive, 0)
    .option('-c, --concurrency <requests>', 'orders being placed at a time at rate 0', whole(1, 1_000), 16)
    .addOption(
      new Option('--items <range>', 'lines of an order').argParser(range(100)).default([1, 3], '1-3'),
    )
    .addOption(
      new Option('--quantity <range>', 'pieces of a line').argParser(range(10_000)).default([1, 2], '1-2'),
    )
    .option('--products <number>', 'how many products to order from, the first by SKU', whole(1, 10_000), 20)
    .option('--hot-product <share>', 'share of lines that order the first product', share, 0)
    .option('--seed <number>', 'of the mix: the same seed gives the same orders', whole(0, 2 ** 32 - 1), 1)
    .option('--timeout <seconds>', 'for final states, from the last order sent', positive, 30)
}

function addFaultOptions(command: Command): void {
  command
    .option('--duplicates <share>', 'share of orders sent twice', share, 0)
    .option(
      '--cancellations <share>',
      'share of orders cancelled at once; with --direct, half of them before they are created',
      share,
      0,
    )
    .option('--malformed <share>', 'share of orders with a broken message sent beside them', share, 0)
    .option(
      '--shared-stock',
      'others order too: do not compare what is reserved with what was confirmed',
      false,
    )
}

function addServerOptions(command: Command): void {
  command
    .addOption(
      new Option('--url <url>', 'the gateway')
        .default('http://127.0.0.1:4000/graphql')
        .argParser(graphqlEndpoint),
    )
    .option('--direct', 'OrderCreated straight onto the exchange', false)
    .addOption(
      new Option('--amqp-url <url>', 'RabbitMQ, for --direct and --malformed')
        .env('AMQP_URL')
        .argParser(url('amqp:', 'amqps:')),
    )
    .addOption(
      new Option('--database-url <url>', 'the database of the embedded broker, where there is no RabbitMQ')
        .env('DATABASE_URL')
        .argParser(postgresUrl),
    )
}
