import { buildSchema, execute, parse, subscribe } from 'graphql'
import { expect, test } from 'vitest'
import { closeToCustomers, type CustomerAccess } from './access.ts'
import { anonymous, readActor } from './actor.ts'

const customer = readActor('customer:cus_1')

function shop(access: CustomerAccess) {
  const schema = buildSchema(`
    type Query { catalogue: Int, ledger: Int }
    type Mutation { buy: Int, ship: Int }
    type Subscription { mine: Int, all: Int }
  `)
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) field.resolve = () => 1
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}))
    field.subscribe = async function* () {
      yield { mine: 1, all: 1 }
    }
  closeToCustomers(schema, access)
  return schema
}

const access = { Query: ['catalogue'], Mutation: ['buy'], Subscription: ['mine'] }

test.each([
  ['{ catalogue }', undefined],
  ['{ ledger }', 'FORBIDDEN'],
  ['mutation { buy }', undefined],
  ['mutation { ship }', 'FORBIDDEN'],
  ['mutation { taken: ship }', 'FORBIDDEN'],
])('a customer who sends %s meets %s, staff nothing', async (query, code) => {
  const ask = { schema: shop(access), document: parse(query) }
  expect((await execute({ ...ask, contextValue: { actor: anonymous } })).errors).toBeUndefined()
  const answer = await execute({ ...ask, contextValue: { actor: customer } })
  expect(answer.errors?.[0]?.extensions.code).toBe(code)
})

test('a subscription for staff is refused to a customer before it begins', async () => {
  const of = (query: string, actor: object) =>
    subscribe({ schema: shop(access), document: parse(query), contextValue: { actor } })
  expect(await of('subscription { all }', customer)).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  })
  for (const stream of [of('subscription { all }', anonymous), of('subscription { mine }', customer)])
    expect(Symbol.asyncIterator in (await stream)).toBe(true)
})

test('what is opened must be there: a renamed field would be closed without a word', () => {
  expect(() => shop({ Mutation: ['bought'] })).toThrow('bought')
})
