import { createClient } from 'redis'
import { backoffMs } from '#platform/messaging/backoff.ts'
import type { Logger } from '#platform/telemetry/logger.ts'

/** The connection that reads and writes; it comes back by itself for as long as it is not destroyed. */
export type RedisConnection = ReturnType<typeof connectRedis>

/** Connects in the background; `isReady` says whether it has. Commands fail at once while it has not. */
export function connectRedis(url: string, logger: Logger) {
  const client = createClient({
    url,
    // Commands that waited out an outage would act on what was true before it.
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    maintNotifications: 'disabled',
    socket: { connectTimeout: 2_000, reconnectStrategy: (retries) => backoffMs(retries + 1, 50, 2_000) },
  })
  let isTold = false
  client.on('ready', () => (isTold = false))
  client.on('error', (error: unknown) => {
    if (!isTold) logger.warn({ err: error }, 'Redis cannot be used; reading from the database until it can')
    isTold = true
  })
  // Rejects only when it is destroyed before it was ever connected.
  client.connect().catch(() => undefined)
  return client
}
