import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { mainFlow, withOrderId } from './main-flow.ts'

const documents = mainFlow('p-1').map(({ query }) => query)

test('has a query, a mutation, a subscription and a query, each of which parses', () => {
  const operations = documents.map((document) => parse(document).definitions[0])
  expect(operations.map((node) => node?.kind === 'OperationDefinition' && node.operation)).toEqual([
    'query',
    'mutation',
    'subscription',
    'query',
  ])
})

test('orders a product that exists, under a key of its own each time', () => {
  expect(documents[1]).toContain('productId: "p-1"')
  expect(mainFlow('p-1')[1]).not.toEqual(mainFlow('p-1')[1])
})

test('fills the order in where it is missing, and only there', () => {
  expect(withOrderId(documents[2]!, 'o-1')).toContain('orderStatusChanged(orderId: "o-1", afterSequence: 0)')
  expect(withOrderId(documents[3]!, 'o-1')).toContain('order(id: "o-1")')
  expect(withOrderId(documents[1]!, 'o-1')).toBeUndefined()
  expect(withOrderId(mainFlow(undefined)[1]!.query, 'o-1')).toBeUndefined()
})
