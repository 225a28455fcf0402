import type { ConsumeMessage, MessageProperties } from 'amqplib'
import { describe, expect, it } from 'vitest'
import { toFailedCopy, toWire } from './wire-message.ts'

const target = { exchange: 'shop.retry.1000', routingKey: 'things.shop' }

function taken(properties: Partial<MessageProperties>): ConsumeMessage {
  return {
    content: Buffer.from('{}'),
    fields: { exchange: 'things', routingKey: 'thing.done' },
    properties: { headers: {}, ...properties },
  } as ConsumeMessage
}

describe('a copy of a failed message', () => {
  it('keeps what its producer set', () => {
    const { options } = toFailedCopy(
      taken({ messageId: 'm', correlationId: 'c', headers: { a: 1, b: { c: ['d'] } } }),
      target,
      'because',
    )
    expect(options).toMatchObject({ messageId: 'm', correlationId: 'c', headers: { a: 1, b: { c: ['d'] } } })
    expect(options.headers).toMatchObject({ 'x-reason': 'because', 'x-original-exchange': 'things' })
  })

  it('leaves out headers for which amqplib has no room', () => {
    const headers = { big: 'x'.repeat(65_500), nested: { deep: ['y'.repeat(65_500)] }, small: 'kept' }
    const { options } = toFailedCopy(taken({ headers }), target, 'because')
    expect(Object.keys(options.headers)).toEqual([
      'small',
      'x-attempt',
      'x-reason',
      'x-original-exchange',
      'x-original-routing-key',
    ])
  })

  it('leaves out a header whose name grew while it was read', () => {
    const name = Buffer.alloc(200, 0xff).toString()
    const { options } = toFailedCopy(
      taken({ headers: { [name]: 1, table: { [name]: 1 } } }),
      target,
      'because',
    )
    expect(options.headers).not.toHaveProperty(name)
    expect(options.headers).not.toHaveProperty('table')
  })

  it('cuts ids that grew while they were read', () => {
    const grown = Buffer.alloc(255, 0xff).toString()
    const { options } = toFailedCopy(taken({ messageId: grown, correlationId: grown }), target, 'because')
    expect(Buffer.byteLength(options.messageId ?? '')).toBe(255)
    expect(Buffer.byteLength(options.correlationId ?? '')).toBe(255)
  })

  it('is not sent under the name of the user who sent the first one', () => {
    expect(toFailedCopy(taken({ userId: 'shop' }), target, 'because').options).not.toHaveProperty('userId')
  })

  it('goes to no other queue that the first one asked for', () => {
    const { options } = toFailedCopy(taken({ headers: { CC: ['a'], BCC: ['b'] } }), target, 'because')
    expect(options.headers).not.toHaveProperty('CC')
    expect(options.headers).not.toHaveProperty('BCC')
  })
})

describe('a message of ours', () => {
  it('can be sent whatever its subject and correlation id', () => {
    const { options } = toWire({
      exchange: 'things',
      routingKey: 'thing.done',
      body: '{}',
      properties: {
        correlationId: 'é'.repeat(200),
        headers: { 'cloudEvents:subject': '1'.repeat(200_000), kept: true },
      },
    })
    expect(Buffer.byteLength(options.correlationId ?? '')).toBeLessThanOrEqual(255)
    expect(options.headers).toEqual({ kept: true })
  })
})
