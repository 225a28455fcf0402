import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Broker, Delivery } from '#platform/messaging/broker.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import { until } from '#platform/testing/until.ts'
import { brokerAdapters, type BrokerPlace } from './broker-adapters.ts'
import { createRoom, recordEffects, type Room, type ThingBody } from './relay-fixture.ts'

describe.each(brokerAdapters('consumer and inbox'))('$name', (adapter) => {
  let place: BrokerPlace
  let room: Room
  let broker: Broker

  beforeAll(async () => {
    place = await adapter.create()
  })
  afterAll(() => place.drop())
  beforeEach(async () => {
    room = await createRoom()
    broker = await place.connect()
  })
  afterEach(async () => {
    await room.stop()
    await broker.stop()
  })

  const send = (bodies: string[], messageId: (index: number) => string | undefined = () => randomUUID()) =>
    broker.publish(
      bodies.map((body, index) => {
        const id = messageId(index)
        return {
          exchange: room.contract.exchange,
          routingKey: room.contract.routingKey,
          body,
          properties: { ...(id ? { messageId: id } : {}), headers: {} },
        }
      }),
    )
  const thing = (id: string | number) => JSON.stringify({ event: 'ThingDone', thing_id: id })
  const collectDead = async () => {
    const dead: Delivery[] = []
    await broker.consume({ queue: `${room.queue}.dead` }, async (batch) => {
      dead.push(...batch)
      return batch.map(() => ({ kind: 'ack' }))
    })
    return dead
  }
  const effects = (count: number) => until(async () => (await room.effects()).length >= count)

  test('one message delivered three times, in one batch and later, has one effect', async () => {
    await room.start(broker)
    await send([thing('a'), thing('a'), thing('a'), thing('b')], (index) => (index < 3 ? 'same' : 'other'))
    await effects(2)
    await send([thing('a'), thing('c')], (index) => ['same', 'third'][index])
    await effects(3)
    expect(await room.effects()).toEqual(['a', 'b', 'c'])
  })

  test('messages without message_id are told apart by event and subject', async () => {
    await room.start(broker)
    await send([thing(7), thing('7'), thing(8)], () => undefined)
    await effects(2)
    await send([thing(7), thing(9)], () => undefined)
    await effects(3)
    expect(await room.effects()).toEqual(['7', '8', '9'])
  })

  test('reads the camelCase spelling', async () => {
    await room.start(broker)
    await send(['{"eventType":"ThingDone","thingId":"camel"}'])
    await effects(1)
    expect(await room.effects()).toEqual(['camel'])
  })

  test('a message under an id that cannot be kept is dead-lettered at once', async () => {
    await room.start(broker)
    const dead = await collectDead()
    await send([thing('a'), thing('b')], (index) => ['good', 'b\0d'][index])
    await until(() => dead.length === 1)
    expect(dead[0]).toMatchObject({ attempt: 1 })
    expect(dead[0]?.properties.headers['x-reason']).toMatch(/message_id/)
    expect(await room.effects()).toEqual(['a'])
  })

  test('a message that is not JSON or breaks its contract is dead-lettered beside 99 good ones', async () => {
    await room.start(broker)
    const dead = await collectDead()
    const bodies = Array.from({ length: 101 }, (_, index) => thing(index))
    bodies[30] = 'no JSON at all'
    bodies[60] = '{"event":"ThingDone"}'
    await send(bodies)
    await effects(99)
    await until(() => dead.length === 2)
    expect(await room.effects()).toHaveLength(99)
    expect(dead.map(({ properties }) => properties.headers['x-reason'])).toEqual([
      expect.stringContaining('not JSON'),
      expect.stringContaining('thing_id'),
    ])
  })

  test('an event that cannot be handled is retried, then dead-lettered, and its 99 neighbours are not', async () => {
    const tries: string[] = []
    await room.start(broker, [
      room.subscription({
        handle: async (tx, events) => {
          await recordEffects(tx, events)
          const poison = events.some(({ body }) => body.thing_id === 'poison')
          if (events.length === 1 && poison) tries.push(events[0]?.messageId ?? '')
          if (poison) throw new Error('cannot be handled')
        },
      }),
    ])
    const dead = await collectDead()
    await send(Array.from({ length: 100 }, (_, index) => thing(index === 41 ? 'poison' : index)))
    await effects(99)
    await until(() => dead.length === 1)
    expect(await room.effects()).toHaveLength(99)
    expect(tries).toHaveLength(3)
    expect(dead[0]?.body.toString()).toBe(thing('poison'))
    expect(dead[0]?.properties.headers['x-reason']).toBe('cannot be handled')
  })

  test('a fault that passes is retried until it succeeds, once', async () => {
    let failures = 2
    await room.start(broker, [
      room.subscription({
        handle: async (tx, events) => {
          if (failures-- > 0) throw new Error('not yet')
          await recordEffects(tx, events)
        },
      }),
    ])
    await send([thing('late')])
    await effects(1)
    expect(await room.effects()).toEqual(['late'])
  })

  test('a database that is down pauses the consumer and costs no attempt', async () => {
    const attempts: IncomingEvent<ThingBody>[] = []
    let down = true
    await room.start(broker, [
      room.subscription({
        handle: async (tx, events) => {
          attempts.push(...events)
          if (down)
            await sql`do $$ begin raise exception 'stopping' using errcode = '57P01'; end $$`.execute(tx)
          await recordEffects(tx, events)
        },
      }),
    ])
    await send([thing('patient')])
    await until(() => attempts.length > 4)
    down = false
    await effects(1)
    const dead = await collectDead()
    await send(['broken'])
    await until(() => dead.length === 1)
    expect(dead[0]?.body.toString()).toBe('broken')
  })

  test('connections that break in the middle of a batch lose and double nothing', async () => {
    // The test's own pool may hand out a connection that was cut, on which nothing can begin.
    const enqueueHundred = (round: number) =>
      until(async () => {
        await room.enqueue(...Array.from({ length: 100 }, (_, index) => `${round}-${index}`))
        return true
      })
    await room.start(broker)
    for (let round = 0; round < 5; round++) {
      await enqueueHundred(round)
      await room.breakDatabase()
      await room.restoreDatabase()
    }
    await effects(500)
    await until(async () => (await room.outboxSize()) === 0)
    expect(new Set(await room.effects()).size).toBe(500)
    expect(await room.effects()).toHaveLength(500)
  })

  test('two instances share a queue, each event has one effect', async () => {
    const other = await place.connect()
    const instances = [await room.start(broker), await room.start(other)]
    await room.enqueue(...Array.from({ length: 1_000 }, (_, index) => String(index)))
    await effects(1_000)
    expect(await room.effects()).toHaveLength(1_000)
    await Promise.all(instances.map((instance) => instance.stop()))
    await other.stop()
  })
})
