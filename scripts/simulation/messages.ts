import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BrokerUnavailable, type Broker, type OutgoingMessage } from '#platform/messaging/broker.ts'
import { OrderCreated } from '#schema/events/orders.ts'
import { CannotRun } from './options.ts'

/** A message onto the exchange of orders, as another program might send it. */
export function rawMessage(
  contract: { exchange: string; routingKey: string; type: string },
  body: string,
): OutgoingMessage {
  return {
    exchange: contract.exchange,
    routingKey: contract.routingKey,
    body,
    properties: {
      messageId: randomUUID(),
      type: contract.type,
      timestamp: new Date(),
      contentType: 'application/json',
      headers: {},
    },
  }
}

/** A message in the place of an OrderCreated that breaks its contract. */
export function brokenMessage(body: string): OutgoingMessage {
  return rawMessage(OrderCreated, body)
}

/**
 * Publishes messages, again if the broker goes away meanwhile: they keep their ids, so a second arrival has no effect.
 * @throws CannotRun when the broker stays away, or nobody takes orders from the exchange
 */
export async function publishPatiently(
  broker: Broker,
  messages: readonly OutgoingMessage[],
  patienceMs: number,
): Promise<void> {
  const startedAt = performance.now()
  for (;;) {
    try {
      const outcomes = await broker.publish(messages)
      if (!outcomes.includes('unroutable')) return
      throw new CannotRun('no queue takes orders from the exchange: has Inventory ever been started?')
    } catch (error) {
      if (!(error instanceof BrokerUnavailable)) throw error
      if (performance.now() - startedAt > patienceMs)
        throw new CannotRun(`the message broker went away: ${error.message}`, { cause: error })
      await pause(200)
    }
  }
}
