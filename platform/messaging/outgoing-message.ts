import type { OutgoingMessage } from './broker.ts'

/** A row of the outbox as the relay selects it. */
export interface OutboxRow {
  id: string
  uuid: string
  exchange: string
  key: string
  type: string
  subject: string
  body: string
  correlation: string | null
  traceparent: string | null
  created: Date
}

/** The message of an event: metadata in AMQP properties and, after the CloudEvents AMQP binding in binary mode, in headers. */
export function toMessage(service: string, row: OutboxRow): OutgoingMessage {
  return {
    exchange: row.exchange,
    routingKey: row.key,
    body: row.body,
    properties: {
      messageId: row.uuid,
      type: row.type,
      timestamp: row.created,
      contentType: 'application/json',
      ...(row.correlation === null ? {} : { correlationId: row.correlation }),
      headers: {
        'cloudEvents:specversion': '1.0',
        'cloudEvents:id': row.uuid,
        'cloudEvents:type': row.type,
        'cloudEvents:source': `/stockgraph/${service}`,
        'cloudEvents:time': row.created.toISOString(),
        'cloudEvents:subject': row.subject,
        ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
      },
    },
  }
}
