import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContractBreach, decodeBody, encodeBody } from './codec.ts'
import { ProductChanged, StockRejected } from './inventory.ts'
import { OrderCreated } from './orders.ts'
import { contracts } from './registry.ts'

const decode = (text: string) => decodeBody(OrderCreated, text)

describe('an event on the wire', () => {
  it('reads the example of the founding document', () => {
    expect(
      decode('{"event":"OrderCreated","order_id":"ORD-12345","items":[{"product_id":1,"quantity":2}]}'),
    ).toEqual({ event: 'OrderCreated', order_id: 'ORD-12345', items: [{ product_id: 1n, quantity: 2 }] })
  })

  it('reads camelCase as snake_case', () => {
    expect(
      decode('{"eventType":"OrderCreated","orderId":"a","items":[{"productId":"b","quantity":2}]}'),
    ).toEqual({ event: 'OrderCreated', order_id: 'a', items: [{ product_id: 'b', quantity: 2 }] })
  })

  it('gives a numeric id back as the number it was, to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), (id) => {
        const text = `{"event":"OrderCreated","order_id":${id},"items":[]}`
        expect(decode(text).order_id).toBe(id)
        expect(encodeBody(decode(text))).toBe(text)
      }),
    )
  })

  it('keeps fields that it does not know', () => {
    expect(decode('{"event":"OrderCreated","order_id":"a","items":[],"channel":"shop"}')).toMatchObject({
      channel: 'shop',
    })
  })

  it.each([
    ['no JSON', '{"event":', /not JSON/],
    ['another event', '{"event":"StockReserved","order_id":"a","items":[]}', /event/],
    ['no order id', '{"event":"OrderCreated","items":[]}', /order_id/],
    ['a fractional id', '{"event":"OrderCreated","order_id":1.5,"items":[]}', /order_id/],
    [
      'a quantity in words',
      '{"event":"OrderCreated","order_id":"a","items":[{"product_id":1,"quantity":"2"}]}',
      /quantity/,
    ],
    ['a NUL character', '{"event":"OrderCreated","order_id":"a\\u0000","items":[]}', /NUL/],
    ['half a surrogate pair', '{"event":"OrderCreated","order_id":"a\\ud800","items":[]}', /surrogate/],
    ['an id of 129 digits', `{"event":"OrderCreated","order_id":${'1'.repeat(129)},"items":[]}`, /order_id/],
    [
      'a product id of 129 digits',
      `{"event":"OrderCreated","order_id":1,"items":[{"product_id":${'1'.repeat(129)},"quantity":1}]}`,
      /product_id/,
    ],
    ...[
      '0000-06-01T00:00:00Z',
      '0001-01-01T00:00:00+01:00',
      '9999-12-31T23:59:59-01:00',
      '2026-01-01T00:00:00+16:00',
      '2026-02-30T00:00:00Z',
      `2026-01-01T00:00:00.${'1'.repeat(200)}Z`,
    ].map((at): [string, string, RegExp] => [
      `the instant ${at}`,
      `{"event":"OrderCreated","order_id":"a","occurred_at":"${at}","items":[{"product_id":1,"quantity":2}]}`,
      /occurred_at/,
    ]),
    ['a list', '[]', /body/],
  ])('refuses %s and says what is wrong', (_what, text, reason) => {
    expect(() => decode(text)).toThrow(ContractBreach)
    expect(() => decode(text)).toThrow(reason)
  })

  it.each(['product_id', 'sku', 'name'])('refuses a product whose %s the catalogue cannot keep', (field) => {
    const price = { amount: '1.00', currency: 'EUR' }
    const product = {
      event: 'ProductChanged',
      product_id: 'a',
      sku: 'b',
      name: 'c',
      price,
      active: true,
      version: 1,
    }
    expect(() => decodeBody(ProductChanged, JSON.stringify({ ...product, [field]: 'a\0' }))).toThrow(field)
  })

  it('lists every fault of a message', () => {
    expect(() => decodeBody(StockRejected, '{"event":"StockRejected"}')).toThrow(/order_id.*reason/)
  })

  it('has one contract for each type and each routing key', () => {
    expect(new Set(contracts.map(({ type }) => type)).size).toBe(contracts.length)
    expect(new Set(contracts.map(({ routingKey }) => routingKey)).size).toBe(contracts.length)
  })
})
