import { until } from '#platform/testing/until.ts'
import type { Client } from 'graphql-ws'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, ordersSdl, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway
let client: Client
let sdl: string

beforeEach(async () => {
  shop = await startShop()
  sdl = shop.graph.compose()
  gateway = await startSubscriptionGateway(shop)
  client = connect(gateway)
})
afterEach(async () => {
  await client.dispose()
  await gateway.stop()
  await shop.graph.stop()
})

const query = `subscription { orderStatusChanged(orderId: "O1") { sequence order { customer lines { product { name } } } } }`
const sequences = (data: unknown[]) =>
  data.map((one) => (one as { orderStatusChanged: { sequence: number } }).orderStatusChanged.sequence)

/** The supergraph after orders' schema is changed. */
function withOrders(change: (typeDefs: string) => string): string {
  const { subgraphs } = shop.graph
  subgraphs.orders!.redefine({ typeDefs: change(ordersSdl), resolvers: shop.ordersResolvers })
  return shop.graph.compose()
}

test('an open subscription goes on, on the same upstream, when the new supergraph leaves its fetch alone', async () => {
  const history = shop.order('O1')
  history.add('PENDING')
  const received = receive(client, query)
  await until(() => received.results.length === 1)
  await gateway.swap(sdl.replace('type StatusChange', '"A changed description."\ntype StatusChange'))
  history.add('CONFIRMED')
  await until(() => received.results.length === 2)

  const joining = receive(client, query)
  await until(() => joining.results.length === 1)
  await until(() => gateway.server.stats().feeds === 1)
  expect(sequences(received.data)).toEqual([1, 2])
  expect(history.feed.opened).toBe(2)
  expect(received.errors).toBeUndefined()
})

test('an open subscription follows a field that moves to another subgraph, without losing an event', async () => {
  const history = shop.order('O1')
  history.add('PENDING')
  const received = receive(client, query)
  await until(() => received.results.length === 1)

  const moved = moveCustomerToInventory(shop)
  await gateway.swap(moved)
  history.add('CONFIRMED')
  history.add('SHIPPED')
  await until(() => received.results.length === 3)
  await until(() => history.feed.open === 1)
  expect(sequences(received.data)).toEqual([1, 2, 3])
  expect(history.feed.opened).toBe(2)
  expect(history.asked.at(-1)).toBe(1)
  expect(received.results[2]).toMatchObject({
    data: {
      orderStatusChanged: {
        order: { customer: 'moved O1', lines: [{ product: { name: 'product P1' } }, {}] },
      },
    },
  })
})

test('a subscription that is no longer valid ends with SUBSCRIPTION_INVALIDATED, the others go on', async () => {
  shop.order('O1').add('PENDING')
  const invalid = receive(client, query)
  const valid = receive(client, 'subscription { ticks { value } }')
  await until(() => invalid.results.length === 1 && shop.ticks.open === 1)
  await gateway.swap(withOrders((typeDefs) => typeDefs.replace('customer: String!', 'buyer: String')))
  await until(() => invalid.errors)
  expect(invalid.errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_INVALIDATED' } }])
  await until(() => shop.order('O1').feed.open === 0)

  shop.ticks.publish(1)
  await until(() => valid.results.length === 1)
  expect(valid.errors).toBeUndefined()
})

test('a supergraph that cannot be served leaves open subscriptions alone', async () => {
  const received = receive(client, 'subscription { ticks { value } }')
  await until(() => shop.ticks.open === 1)
  await gateway.write('type Query {')
  await gateway.swap(sdl.replace('type StatusChange', '"Good again."\ntype StatusChange'))
  shop.ticks.publish(1)
  await until(() => received.results.length === 1)
  expect(shop.ticks.opened).toBe(1)
})

/** `Order.customer` now comes from inventory. */
function moveCustomerToInventory({ graph, ordersResolvers, inventoryResolvers }: Shop): string {
  const { orders, inventory } = graph.subgraphs
  orders!.redefine({ typeDefs: ordersSdl.replace('customer: String! ', ''), resolvers: ordersResolvers })
  inventory!.redefine({
    typeDefs: `type Query { product(id: ID!): Product }
      type Product @key(fields: "id") { id: ID! sku: String! name(upper: Boolean = false): String! fragile: String }
      type Order @key(fields: "id") { id: ID! customer: String! }`,
    resolvers: {
      ...inventoryResolvers,
      Order: { __resolveReference: ({ id }: { id: string }) => ({ id, customer: `moved ${id}` }) },
    },
  })
  return graph.compose()
}
