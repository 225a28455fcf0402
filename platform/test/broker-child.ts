import { pino } from 'pino'
import { connectBroker } from '#platform/messaging/connect.ts'

/**
 * A process that consumes a queue and tells its parent of each batch, which it acknowledges only where the last argument
 * says `ack`; otherwise it sits on it.
 */
const [amqpUrl, databaseUrl, queue, mode] = process.argv.slice(2) as [string, string, string, string]
const broker = await connectBroker({
  amqpUrl,
  databaseUrl,
  logger: pino({ level: 'silent' }),
  name: 'child',
})
await broker.consume({ queue, batchSize: 5, prefetch: 5 }, async (batch) => {
  process.send?.(batch.map(({ body }) => body.toString()))
  if (mode !== 'ack') await new Promise(() => undefined)
  return batch.map(() => ({ kind: 'ack' }))
})
process.send?.([])
