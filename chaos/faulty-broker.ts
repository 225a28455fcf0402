import { setTimeout as pause } from 'node:timers/promises'
import type { BatchHandler, Broker, OutgoingMessage, PublishOutcome } from '#platform/messaging/broker.ts'
import type { ServiceFaults } from './service-faults.ts'

/** The broker port with the rig's faults in it. */
export function withFaults(broker: Broker, faults: ServiceFaults): Broker {
  return {
    ...broker,
    publish: (batch) => publish(broker, faults, batch),
    consume: (options, handler) => broker.consume(options, faultyHandler(faults, handler)),
  }
}

async function publish(
  broker: Broker,
  faults: ServiceFaults,
  batch: readonly OutgoingMessage[],
): Promise<readonly PublishOutcome[]> {
  const messages = faults.has('other-version') ? batch.map(toOtherVersion) : batch
  if (faults.sabotage === 'early-delete') {
    void publishLate(broker, faults, messages)
    return batch.map(() => 'confirmed')
  }
  await faults.reach('before-publish')
  if (faults.isArmed('mid-publish')) {
    await broker.publish(messages.slice(0, Math.ceil(messages.length / 2)))
    await faults.reach('mid-publish')
  }
  const outcomes = await (faults.has('reorder')
    ? publishReordered(broker, messages)
    : broker.publish(messages))
  if (faults.has('double')) await broker.publish([...messages, ...messages])
  await faults.reach('after-confirm')
  return outcomes
}

/** Delete-after-confirm taken out: the relay hears that all is confirmed before anything is sent. */
async function publishLate(
  broker: Broker,
  faults: ServiceFaults,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  await pause(20)
  await faults.reach('before-publish')
  await broker.publish(messages).catch(() => undefined)
}

async function publishReordered(
  broker: Broker,
  messages: readonly OutgoingMessage[],
): Promise<readonly PublishOutcome[]> {
  const places = messages.map((_, index) => index)
  const held = new Set(places.filter(() => Math.random() < 0.3))
  const outcomes: PublishOutcome[] = messages.map(() => 'confirmed')
  const send = async (chosen: number[]) => {
    if (chosen.length === 0) return
    const answers = await broker.publish(chosen.map((index) => messages[index] as OutgoingMessage))
    chosen.forEach((index, position) => (outcomes[index] = answers[position] as PublishOutcome))
  }
  await send(places.filter((index) => !held.has(index)))
  if (held.size > 0) await pause(Math.random() * 400)
  await send([...held].reverse())
  return outcomes
}

function toOtherVersion(message: OutgoingMessage): OutgoingMessage {
  // Ids may be numbers beyond what a double holds; as text they are the same ids.
  const body = message.body.replaceAll(
    /"(order_id|product_id|order_number|occurred_at)":/g,
    (_, key: string) => {
      const camel = key.replace(/_([a-z])/g, (__, letter: string) => letter.toUpperCase())
      return `"${camel}":`
    },
  )
  const spelled = body.replace('"event":', '"eventType":')
  return { ...message, body: spelled.replace(/^\{/, '{"schemaVersion":2,"channel":{"name":"unknown"},') }
}

function faultyHandler(faults: ServiceFaults, handler: BatchHandler): BatchHandler {
  let unfinished: Promise<unknown> = Promise.resolve()
  return async (batch) => {
    if (faults.slowMs() > 0) await pause(faults.slowMs())
    if (faults.sabotage === 'early-ack') {
      // One batch at a time, as ever: a service that takes all there is at once drowns, which is another fault.
      await unfinished
      unfinished = Promise.resolve(faults.handle(() => handler(batch))).catch(() => undefined)
      return batch.map(() => ({ kind: 'ack' }))
    }
    const settlements = await faults.handle(() => handler(batch))
    await faults.reach('before-ack')
    return settlements
  }
}
