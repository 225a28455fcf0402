import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, startFixture, untilTold, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

const fields = `id version size colour images { url altText } imageUrl attributes { name value }
  price { amount currencyCode } cost { amount currencyCode } allowBackorder backorderLimit`

async function mutate(mutation: 'createProduct' | 'updateProduct', input: object): Promise<any> {
  const type = mutation === 'createProduct' ? 'CreateProductInput' : 'UpdateProductInput'
  const document = `mutation ($input: ${type}!) {
    ${mutation}(input: $input) { product { ${fields} } userErrors { code path } }
  }`
  return (await ask(fixture.first, document, { input }))[mutation]
}

const create = (input: object) => mutate('createProduct', input)
const update = (input: object) => mutate('updateProduct', input)

test('keeps pictures, attributes, cost and backorders, each changed by itself', async () => {
  const images = [
    { url: 'https://example.org/1.png', altText: 'From the front' },
    { url: 'https://example.org/2.png', altText: '' },
  ]
  const attributes = [
    { name: 'Power', value: '40 W' },
    { name: 'Socket', value: 'E27' },
  ]
  const price = { amount: '20.00', currencyCode: 'EUR' }
  const cost = { amount: '7.1234', currencyCode: 'EUR' }
  const input = {
    ...{
      sku: 'FUL-1',
      name: 'Full',
      price,
      cost,
      images,
      attributes,
    },
    ...{ size: 'XL', colour: 'Red', allowBackorder: true, backorderLimit: 0 },
  }
  const { product } = await create(input)
  const { id } = product
  expect(product).toEqual({
    ...{
      id,
      version: 1,
      size: 'XL',
      colour: 'Red',
      images,
      imageUrl: images[0]?.url,
      attributes,
      price,
      cost,
    },
    ...{ allowBackorder: true, backorderLimit: 0 },
  })
  const [told] = await untilTold(fixture, 'ProductChanged', { of: id })
  expect(told?.body).toMatchObject({ cost: { amount: '7.1234', currency: 'EUR' }, allow_backorder: true })
  expect((await update({ id, images, attributes, cost, size: 'XL' })).product.version).toBe(1)
  const other = 'https://example.org/3.png'
  expect((await update({ id, imageUrl: other })).product).toMatchObject({
    version: 2,
    images: [{ url: other, altText: '' }, images[1]],
  })
  expect((await update({ id, attributes: [], images: [], size: '', colour: null })).product).toEqual({
    ...{ id, version: 3, size: null, colour: 'Red', images: [], imageUrl: null, attributes: [], price, cost },
    ...{ allowBackorder: true, backorderLimit: 0 },
  })
  const without = { id, cost: null, backorderLimit: null, allowBackorder: false }
  expect((await update(without)).product).toMatchObject({
    ...{ version: 4, cost: null, backorderLimit: null, allowBackorder: false },
  })
})

test('keeps price and cost in one currency', async () => {
  const usd = { amount: '1.00', currencyCode: 'USD' }
  const eur = { amount: '1.00', currencyCode: 'EUR' }
  expect((await create({ sku: 'CUR-1', name: 'x', price: eur, cost: usd })).userErrors).toMatchObject([
    { code: 'CURRENCY_MISMATCH', path: ['input', 'cost', 'currencyCode'] },
  ])
  const { product } = await create({ sku: 'CUR-1', name: 'x', price: eur, cost: eur })
  expect((await update({ id: product.id, price: usd })).userErrors).toMatchObject([
    { code: 'CURRENCY_MISMATCH', path: ['input', 'price', 'currencyCode'] },
  ])
  expect((await update({ id: product.id, cost: usd })).userErrors).toMatchObject([
    { code: 'CURRENCY_MISMATCH', path: ['input', 'cost', 'currencyCode'] },
  ])
  expect((await update({ id: product.id, price: usd, cost: usd })).product).toMatchObject({
    version: 2,
    price: usd,
  })
  expect((await update({ id: product.id, price: eur, cost: null })).product.version).toBe(3)
})

test('shows what it cost us to staff, and to no customer', async () => {
  const price = { amount: '5.00', currencyCode: 'EUR' }
  const { product } = await create({ sku: 'SEC-1', name: 'x', price, cost: price })
  const seenBy = async (actor: string) => {
    const response = await fetch(fixture.first.service.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stockgraph-actor': actor },
      body: JSON.stringify({ query: `{ product(id: "${product.id}") { sku cost { amount } } }` }),
    })
    return ((await response.json()) as any).data.product
  }
  expect(await seenBy('staff:ann')).toEqual({ sku: 'SEC-1', cost: { amount: '5.00' } })
  expect(await seenBy('customer:cus_1')).toEqual({ sku: 'SEC-1', cost: null })
})
