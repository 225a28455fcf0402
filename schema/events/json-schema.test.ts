import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { jsonSchemaOf } from './json-schema.ts'
import { contracts } from './registry.ts'

const directory = new URL('generated/', import.meta.url)

it('stands in a file for each event, as the contracts are now', () => {
  expect(readdirSync(directory).toSorted()).toEqual(contracts.map(({ type }) => `${type}.json`).toSorted())
  for (const contract of contracts)
    expect(JSON.parse(readFileSync(new URL(`${contract.type}.json`, directory), 'utf8'))).toEqual(
      jsonSchemaOf(contract),
    )
})

it('says of OrderCreated what the founding document says', () => {
  const orderCreated = contracts.find(({ type }) => type === 'OrderCreated')!
  expect(jsonSchemaOf(orderCreated)).toMatchObject({
    required: ['event', 'order_id', 'items'],
    properties: {
      event: { const: 'OrderCreated' },
      order_id: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      items: { items: { required: ['product_id', 'quantity'] } },
    },
  })
})
