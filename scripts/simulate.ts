import { CommanderError } from 'commander'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import { brokerReady } from '#platform/service-process.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { simulateCommand } from './simulation/cli.ts'
import { driveExchange } from './simulation/drive-exchange.ts'
import { driveGateway } from './simulation/drive-gateway.ts'
import { GatewayClient } from './simulation/gateway-client.ts'
import { checkLevels, checkOutcomes, checkReserved, type Stock } from './simulation/invariants.ts'
import { planOrders } from './simulation/mix.ts'
import { CannotRun, type SimulationOptions } from './simulation/options.ts'
import type { RunResult } from './simulation/outcome.ts'
import { showProgress } from './simulation/progress.ts'
import { formatReport } from './simulation/report.ts'
import { readFirstStocks, readStocksAgain } from './simulation/stock.ts'

/** @throws CannotRun if the broker cannot be used */
async function openBroker({ amqpUrl, databaseUrl = '' }: SimulationOptions): Promise<Broker> {
  const logger = createLogger('simulate', 'silent')
  let broker: Broker | undefined
  try {
    broker = await connectBroker({ amqpUrl, databaseUrl, logger, name: 'stockgraph-simulate' })
    await brokerReady(broker, amqpUrl)
    return broker
  } catch (error) {
    await broker?.stop()
    const { message, code } = error as Error & { code?: string }
    throw new CannotRun(`the message broker cannot be used: ${message || code}`, { cause: error })
  }
}

async function drive(
  options: SimulationOptions,
  productIds: string[],
  parts: { client: GatewayClient; broker: Broker | undefined },
) {
  const plan = planOrders({ ...options, productIds })
  const progress = showProgress(options.count)
  try {
    return options.direct
      ? await driveExchange(plan, options, { broker: parts.broker as Broker, progress })
      : await driveGateway(plan, options, { ...parts, progress })
  } finally {
    progress.stop()
  }
}

async function checkStock(
  client: GatewayClient,
  options: SimulationOptions,
  before: readonly Stock[],
  { outcomes }: RunResult,
): Promise<string[]> {
  try {
    const after = await readStocksAgain(client, before)
    // Nobody knows yet what an order without a final state will hold.
    const isUndecided = outcomes.some(({ state }) => state === 'outstanding')
    const isComparable = !options.sharedStock && !isUndecided
    return [...checkLevels(after), ...(isComparable ? checkReserved(before, after, outcomes) : [])]
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return [`the stock could not be read again: ${error.message}`]
  }
}

/** Makes one run and prints its table. @returns the exit code */
async function simulate(options: SimulationOptions): Promise<number> {
  const client = new GatewayClient(options.url, {
    connections: options.concurrency,
    patienceMs: options.timeout * 1000,
  })
  let broker: Broker | undefined
  try {
    const before = await readFirstStocks(client, options.products)
    if (options.direct || options.malformed > 0) broker = await openBroker(options)
    const productIds = before.map(({ id }) => id)
    const result = await drive(options, productIds, { client, broker })
    const findings = [
      ...result.findings,
      ...checkOutcomes(result.outcomes),
      ...(await checkStock(client, options, before, result)),
    ]
    process.stdout.write(formatReport(result, findings))
    return findings.length === 0 ? 0 : 1
  } finally {
    await client.close()
    await broker?.stop()
  }
}

try {
  await simulateCommand(async (options) => {
    process.exitCode = await simulate(options)
  })
    .exitOverride()
    .parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof CannotRun) {
    process.stderr.write(`simulate: ${error.message}\n`)
    process.exitCode = 2
  } else throw error
}
