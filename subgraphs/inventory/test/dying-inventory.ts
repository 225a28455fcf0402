import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { startInventory } from '../service.ts'
import { readSettings } from '../settings.ts'

/**
 * A process that is Inventory until it has committed what it makes of orders: then it is killed, before it acknowledges
 * them. Tells its parent when it is ready.
 */
const [amqpUrl, databaseUrl] = process.argv.slice(2) as [string, string]
const logger = createLogger('dying-inventory', 'silent')
const broker = await connectBroker({ amqpUrl, databaseUrl, logger, name: 'dying-inventory' })
const dying: Broker = {
  ...broker,
  consume: (options, handler) =>
    broker.consume(options, async (batch) => {
      const settlements = await handler(batch)
      const isDone = settlements.some(({ kind }) => kind === 'ack')
      if (isDone && options.queue.startsWith('order.created')) process.kill(process.pid, 'SIGKILL')
      return settlements
    }),
}
const place = { databaseUrl, broker: dying, host: '127.0.0.1', port: 0, logger }
await startInventory(place, readSettings({}))
process.send?.('ready')
