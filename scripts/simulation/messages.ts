import { OrderCreated } from '#schema/events/orders.ts'
import type { OutgoingMessage } from '#platform/messaging/broker.ts'
import { randomUUID } from 'node:crypto'

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
