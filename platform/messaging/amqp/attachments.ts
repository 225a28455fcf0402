import type { ChannelModel } from 'amqplib'
import type { Stoppable } from '../broker.ts'

/** A consumer or feed: what has to be put up again on each new connection. */
export interface Attachment extends Stoppable {
  attach(connection: ChannelModel): Promise<void>
}

export interface Attachments extends Stoppable {
  /** Puts up everything on a fresh connection. */
  attachAll(connection: ChannelModel): Promise<void>
  /** Puts up one more, at once if there is a connection, else with the next one. */
  add(attachment: Attachment, connection: ChannelModel | undefined): Promise<Stoppable>
}

export function createAttachments(): Attachments {
  const last = new Map<Attachment, { connection: ChannelModel; done: Promise<void> } | undefined>()

  /** Once per connection: a new consumer may meet one that is just being set up. */
  const attach = (attachment: Attachment, connection: ChannelModel): Promise<void> => {
    const previous = last.get(attachment)
    if (previous?.connection === connection) return previous.done
    const done = attachment.attach(connection)
    last.set(attachment, { connection, done })
    return done
  }
  return {
    attachAll: async (connection) => {
      await Promise.all([...last.keys()].map((attachment) => attach(attachment, connection)))
    },
    add: async (attachment, connection) => {
      last.set(attachment, undefined)
      // Should this fail, the link reports it, reconnects, and attaches it then.
      if (connection)
        await attach(attachment, connection).catch(() => connection.close().catch(() => undefined))
      return {
        stop: async () => {
          await attachment.stop()
          last.delete(attachment)
        },
      }
    },
    stop: async () => {
      await Promise.all([...last.keys()].map((attachment) => attachment.stop()))
    },
  }
}
