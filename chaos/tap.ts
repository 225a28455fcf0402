import {
  connect,
  type Channel,
  type ChannelModel,
  type ConsumeMessage,
  type MessageProperties,
  type Options,
} from 'amqplib'
import { setTimeout as pause } from 'node:timers/promises'
import { contracts } from '#schema/events/registry.ts'
import { decodeBody } from '#schema/events/codec.ts'

/** One event as it was seen on the wire. */
export interface SeenEvent {
  messageId: string
  type: string
  orderId: string
  /** Of the order's step, for events of Orders. */
  sequence: number | undefined
}

/** A message to be sent again. */
interface Copy {
  exchange: string
  routingKey: string
  content: Buffer
  options: Options.Publish
}

const queue = 'chaos.tap'
const copyHeader = 'x-chaos-copy'
const keptCopies = 3_000
const bindings = [
  ['orders', '#'],
  ['inventory', 'stock.reserved'],
  ['inventory', 'stock.rejected'],
  ['inventory', 'stock.released'],
] as const

/** A durable queue of the rig's own, in which every event about orders arrives too: a witness of what was really sent. */
export class Tap {
  /** By message id. */
  readonly events = new Map<string, SeenEvent>()
  /** Ids that were published again by the product after they had been seen. */
  repeats = 0
  /** Copies that the rig sent. */
  copies = 0
  #url: string
  #connection: ChannelModel | undefined
  #channel: Channel | undefined
  #recent: Copy[] = []
  #isStopped = false
  #keeping: Promise<void> | undefined

  constructor(url: string) {
    this.#url = url
  }

  /** Declares the queue and reads it from now on, over any loss of the connection. */
  async start(): Promise<void> {
    const first = Promise.withResolvers<void>()
    this.#keeping = this.#keepUp(first)
    await first.promise
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#connection?.close().catch(() => undefined)
    await this.#keeping
  }

  pointTo(url: string): void {
    this.#url = url
  }

  /** What waits unread; undefined while there is no connection. */
  async depth(): Promise<number | undefined> {
    return this.depthOf(queue)
  }

  async depthOf(name: string): Promise<number | undefined> {
    try {
      const { messageCount } = (await this.#channel?.checkQueue(name)) ?? {}
      return messageCount
    } catch {
      return undefined
    }
  }

  /** How many consumers a queue has; undefined while it is missing. */
  async consumersOf(name: string): Promise<number | undefined> {
    try {
      return (await this.#channel?.checkQueue(name))?.consumerCount
    } catch {
      return undefined
    }
  }

  /** Takes every message out of a queue. */
  async takeAll(name: string): Promise<Pick<Copy, 'content' | 'options'>[]> {
    const taken: Pick<Copy, 'content' | 'options'>[] = []
    for (;;) {
      const message = await this.channel().get(name, { noAck: true })
      if (!message) return taken
      taken.push({ content: message.content, options: optionsOf(message.properties) })
    }
  }

  /** The rig's own channel. @throws while there is no connection */
  channel(): Channel {
    if (!this.#channel) throw new Error('the rig has no connection to RabbitMQ')
    return this.#channel
  }

  /** Sends `pick`ed messages again, as a network that duplicates, delays and reorders would. @returns how many */
  sendAgain(pick: (recent: readonly Copy[]) => Copy[]): number {
    const chosen = pick(this.#recent)
    for (const { exchange, routingKey, content, options } of chosen) {
      const headers = { ...options.headers, [copyHeader]: 1 }
      this.channel().publish(exchange, routingKey, content, { ...options, headers })
    }
    this.copies += chosen.length
    return chosen.length
  }

  async #keepUp(first: PromiseWithResolvers<void>): Promise<void> {
    while (!this.#isStopped) {
      try {
        await this.#readUntilLost(first)
      } catch {
        // The broker is away, as the rig wanted it.
      }
      this.#channel = undefined
      if (!this.#isStopped) await pause(200)
    }
  }

  async #readUntilLost(first: PromiseWithResolvers<void>): Promise<void> {
    const connection = await connect(this.#url, { timeout: 5_000 })
    this.#connection = connection
    const lost = Promise.withResolvers<void>()
    connection.on('error', () => undefined)
    connection.on('close', () => lost.resolve())
    const channel = await connection.createChannel()
    channel.on('error', () => undefined)
    channel.on('close', () => void connection.close().catch(() => undefined))
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } })
    for (const [exchange, key] of bindings) {
      await channel.assertExchange(exchange, 'topic', { durable: true })
      await channel.bindQueue(queue, exchange, key)
    }
    await channel.prefetch(500)
    await channel.consume(queue, (message) => {
      if (!message) return
      this.#see(message)
      channel.ack(message)
    })
    this.#channel = channel
    first.resolve()
    await lost.promise
  }

  #see({ content, fields, properties }: ConsumeMessage): void {
    const messageId = String(properties.messageId ?? '')
    if (!messageId || properties.headers?.[copyHeader]) return
    if (this.events.has(messageId)) {
      // A message that this queue itself delivers again was sent once.
      if (!fields.redelivered) this.repeats++
      return
    }
    const event = read(messageId, String(properties.type), content)
    if (!event) return
    this.events.set(messageId, event)
    const { exchange, routingKey } = fields
    this.#recent.push({ exchange, routingKey, content, options: optionsOf(properties) })
    if (this.#recent.length > keptCopies) this.#recent.splice(0, keptCopies / 10)
  }
}

function optionsOf(properties: MessageProperties): Options.Publish {
  const { messageId, type, timestamp, correlationId, contentType, headers } = properties
  return {
    messageId,
    type,
    timestamp,
    correlationId,
    contentType,
    headers,
    persistent: true,
  }
}

function read(messageId: string, type: string, content: Buffer): SeenEvent | undefined {
  const contract = contracts.find((candidate) => candidate.type === type)
  if (!contract) return undefined
  try {
    const body = decodeBody<any>(contract, content.toString('utf8'))
    return { messageId, type, orderId: String(body.order_id), sequence: body.sequence }
  } catch {
    return undefined
  }
}
