import { createHash } from 'node:crypto'

/** How a dead letter is named: by its `message_id`, or by what it holds. */
export function letterId(messageId: string | undefined, body: Buffer | string): string {
  return messageId || `sha256:${createHash('sha256').update(body).digest('hex').slice(0, 16)}`
}
