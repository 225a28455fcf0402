import { CommanderError } from 'commander'
import { ConfigError } from '#platform/config.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import { brokerReady } from '#platform/service-process.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { simulateCommand } from './simulation/cli.ts'
import { driveExchange } from './simulation/drive-exchange.ts'
import { driveGateway } from './simulation/drive-gateway.ts'
import { GatewayClient } from './simulation/gateway-client.ts'
import { checkLevels, checkOutcomes, checkReserved } from './simulation/invariants.ts'
import { planOrders } from './simulation/mix.ts'
import { CannotRun, type SimulationOptions } from './simulation/options.ts'
import { showProgress } from './simulation/progress.ts'
import { formatReport } from './simulation/report.ts'
import { readFirstStocks, readStocksAgain } from './simulation/stock.ts'

async function openBroker(options: SimulationOptions): Promise<Broker> {
  const { amqpUrl, databaseUrl = '' } = options
  const broker = await connectBroker({
    amqpUrl,
    databaseUrl,
    logger: createLogger('simulate', 'silent'),
    name: 'stockgraph-simulate',
  })
  try {
    await brokerReady(broker, amqpUrl)
    return broker
  } catch (error) {
    await broker.stop()
    throw error
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

/** Makes one run and prints its table. @returns the exit code */
async function simulate(options: SimulationOptions): Promise<number> {
  const client = new GatewayClient(options.url, options.concurrency)
  let broker: Broker | undefined
  try {
    const before = await readFirstStocks(client, options.products)
    if (options.direct || options.malformed > 0) broker = await openBroker(options)
    const productIds = before.map(({ id }) => id)
    const result = await drive(options, productIds, { client, broker })
    const after = await readStocksAgain(client, before)
    const findings = [
      ...result.findings,
      ...checkOutcomes(result.outcomes),
      ...checkLevels(after),
      ...(options.sharedStock ? [] : checkReserved(before, after, result.outcomes)),
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
  else if (error instanceof CannotRun || error instanceof ConfigError) {
    process.stderr.write(`simulate: ${error.message}\n`)
    process.exitCode = 2
  } else throw error
}
