import { composeServices } from '@apollo/composition'
import { executeQueryPlan } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import fc from 'fast-check'
import type { GraphQLFieldResolver, GraphQLOutputType } from 'graphql'
import { execute, getNamedType, isAbstractType, isEnumType, isListType } from 'graphql'
import { isNonNullType, isScalarType, parse } from 'graphql'
import { pathToArray } from 'graphql/jsutils/Path.js'
import { describe, expect, it } from 'vitest'
import { anonymous } from '#platform/graphql/actor.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { checkSource } from './documents.ts'
import { loadSupergraph } from './load-supergraph.ts'
import { planOperation, type PlannedOperation } from './planned.ts'
import { requestContext } from './request-context.ts'

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Amount
  enum State { OPEN CLOSED }
  interface Named { name: String }
  interface Kept implements Named { name: String id: ID! }
  type Item implements Named & Kept @key(fields: "id") {
    id: ID! name: String! count: Int weight: Float isOn: Boolean! state: State price: Amount
    tags: [String!] grid: [[Int]!] next: Item parts: [Item!]! other: Named choice: Choice
  }
  type Box implements Named { name: String size: Int! inside: [Kept] }
  union Choice = Item | Box
  type Query { item: Item items: [Item!]! named: Named choice: Choice box: Box! }
`)
const schema = buildSubgraphSchema([{ typeDefs, resolvers: {} }])
const composed = composeServices([{ name: 'shop', url: 'http://localhost', typeDefs }])
const loaded = loadSupergraph(composed.supergraphSdl!)

const fieldsOf: Record<string, string[]> = {
  Query: ['item', 'items', 'named', 'choice', 'box'],
  Item: [
    ...['id', 'name', 'count', 'weight', 'isOn', 'state', 'price', 'tags', 'grid'],
    ...['next', 'parts', 'other', 'choice'],
  ],
  Box: ['name', 'size', 'inside'],
  Named: ['name'],
  Kept: ['name', 'id'],
  Choice: [],
}
const typeOf: Record<string, string> = {
  ...{ item: 'Item', items: 'Item', named: 'Named', choice: 'Choice', box: 'Box' },
  ...{ next: 'Item', parts: 'Item', other: 'Named', inside: 'Kept' },
}
/**
 * Types on which a fragment may stand inside another. Apollo's shaping forgets fragments on an implementation inside those on
 * an interface, unless the answer tells types: with `upwards` there are none.
 */
const upwards: Record<string, string[]> = {
  ...{ Query: ['Query'], Item: ['Item', 'Named', 'Kept', 'Choice'], Box: ['Box', 'Named'] },
  ...{ Named: ['Named'], Kept: ['Kept', 'Named'], Choice: ['Choice'] },
}
const anywhere: Record<string, string[]> = {
  ...upwards,
  ...{ Named: ['Named', 'Item', 'Kept'], Kept: ['Kept', 'Named', 'Item'], Choice: ['Choice', 'Box'] },
}

function selections(type: string, conditions: Record<string, string[]>, depth = 3): fc.Arbitrary<string> {
  const inside = (inner: string): fc.Arbitrary<string> =>
    depth === 0 ? fc.constant('{ __typename }') : selections(inner, conditions, depth - 1)
  const typename = fc.constantFrom('__typename', 'kind: __typename', '__typename @include(if: $yes)')
  const field = fc.constantFrom('__typename', ...(fieldsOf[type] ?? [])).chain((name) => {
    const inner = typeOf[name]
    return inner === undefined ? fc.constant(name) : inside(inner).map((text) => `${name} ${text}`)
  })
  const fragment = fc
    .constantFrom(...(conditions[type] ?? []))
    .chain((on) => inside(on).map((text) => `... on ${on} ${text}`))
  const aliased = field.map((text) => (/^[a-z]/.test(text) ? `the_${text.split(' ')[0]}: ${text}` : text))
  return fc
    .array(
      fc.oneof(
        { arbitrary: field, weight: 12 },
        { arbitrary: aliased, weight: 2 },
        { arbitrary: fragment, weight: 2 },
        { arbitrary: typename, weight: 1 },
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) => `{ ${all.join(' ')} }`)
}

/** A resolver of all fields, whose values depend on nothing but the place in the answer and the choices. */
const answerer =
  (choices: readonly number[]): GraphQLFieldResolver<unknown, unknown> =>
  (_source, _args, _context, info) => {
    let turn = Buffer.from(JSON.stringify(pathToArray(info.path))).reduce((sum, byte) => sum + byte, 0)
    const draw = (n: number): number => (choices[turn++ % choices.length] ?? 0) % n
    const value = (type: GraphQLOutputType): unknown => {
      if (isNonNullType(type)) return some(type.ofType)
      return draw(4) === 0 ? null : some(type)
    }
    const some = (type: GraphQLOutputType): unknown => {
      if (isListType(type)) return Array.from({ length: draw(3) }, () => value(type.ofType))
      const named = getNamedType(type)
      if (isEnumType(named)) return named.getValues()[draw(2)]?.name
      if (isAbstractType(named)) {
        const types = schema.getPossibleTypes(named)
        return { __typename: types[draw(types.length)]?.name }
      }
      if (!isScalarType(named)) return {}
      const samples: Record<string, unknown[]> = {
        ...{ Int: [0, -7, 2 ** 31 - 1], Float: [0.5, 3], Boolean: [true, false] },
        ...{ ID: ['a', 7], String: ['', 'ü'], Amount: [{ any: 1 }, '2.50', [null]] },
      }
      const known = samples[named.name] ?? []
      return known[draw(known.length)]
    }
    return value(info.returnType)
  }

type Place = { holder: Record<string, unknown>; key: string }

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

const strange = [null, 'Item', 'Nothing', 7, 1.5, true, [], [null], {}, { __typename: 'Box' }]

/** What a subgraph that is wrong may do to its answer. */
const damages: ((place: Place, n: number) => void)[] = [
  ({ holder, key }, n) => (holder[key] = strange[n % strange.length]),
  ({ holder, key }) => delete holder[key],
  ({ holder }) => (holder['extra'] = 'more'),
  ({ holder }) => (holder['__typename'] = 'Item'),
  ({ holder, key }) => {
    const value = holder[key]
    delete holder[key]
    holder[key] = value
  },
]

async function shaped(planned: PlannedOperation, data: Record<string, unknown>, variables: object) {
  const { document, operation, plan, context } = planned
  return executeQueryPlan(
    plan,
    { shop: { process: async () => ({ data }) } },
    requestContext({
      ...{ loaded, document, operation, source: '', queryHash: '', actor: anonymous },
      variables: { ...variables },
      logger: createLogger('test', 'silent'),
    }),
    context,
    loaded.supergraphSchema,
    loaded.supergraph.apiSchema(),
  )
}

const variables = { yes: true }

const answerOf = async (source: string, choices: readonly number[]) => {
  const { data, errors } = await execute({
    ...{ schema, document: parse(source), variableValues: variables, fieldResolver: answerer(choices) },
    typeResolver: (value) => Object.values(value as object)[0],
  })
  expect(errors).toBeUndefined()
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>
}

/** A planned operation that one fetch may answer, or undefined. */
function planDirect(body: string) {
  const source = body.includes('$yes') ? `query ($yes: Boolean!) ${body}` : body
  const checked = checkSource(loaded, source)
  if (!checked.document || checked.errors.length > 0) return undefined
  const planned = planOperation(
    loaded,
    { document: checked.document, operations: checked.operations },
    undefined,
  )
  return planned.direct && { source, planned, ...planned.direct }
}

const someChoices = fc.array(fc.nat(60), { minLength: 5 })

describe('an answer that passes the check of its shape', { timeout: 60_000 }, () => {
  it('is what the subgraph would have answered to the operation itself', async () => {
    const seen = { passed: 0, arranged: 0 }
    await fc.assert(
      fc.asyncProperty(selections('Query', anywhere), someChoices, async (body, choices) => {
        const direct = planDirect(body)
        if (!direct) return
        const data = await answerOf(direct.fetch.operation, choices)
        const passes = direct.shape.isAnswer(data)
        const arranged = direct.shape.arrange(data)
        expect(passes && JSON.stringify(arranged) !== JSON.stringify(data)).toBe(false)
        seen[passes ? 'passed' : 'arranged']++
        expect(JSON.stringify(arranged)).toBe(JSON.stringify(await answerOf(direct.source, choices)))
      }),
      { numRuns: 400 },
    )
    expect(Math.min(seen.passed, seen.arranged)).toBeGreaterThan(20)
  })

  it('is what shaping would have made of it, whatever the subgraph does', async () => {
    const seen = { passed: 0, failed: 0 }
    const damage = fc.option(fc.tuple(fc.nat(), fc.nat(damages.length - 1), fc.nat()), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(selections('Query', upwards), someChoices, damage, async (body, choices, harm) => {
        const direct = planDirect(body)
        if (!direct) return
        const whole = await answerOf(direct.fetch.operation, choices)
        const places = placesIn(whole)
        if (harm && places.length > 0) damages[harm[1]]?.(places[harm[0] % places.length]!, harm[2])
        // As it travels: what was deleted from a list is null.
        const data = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>
        const arranged = direct.shape.arrange(data)
        expect(direct.shape.isAnswer(data) && JSON.stringify(arranged) !== JSON.stringify(data)).toBe(false)
        seen[arranged ? 'passed' : 'failed']++
        if (!arranged) return
        const result = await shaped(direct.planned, data, variables)
        expect([result.errors, result.extensions]).toEqual([undefined, undefined])
        // Apollo's shaping puts fragments on one type together, ahead of what stands between them.
        expect(JSON.parse(JSON.stringify(result.data))).toEqual(arranged)
      }),
      { numRuns: 600 },
    )
    expect(Math.min(seen.passed, seen.failed)).toBeGreaterThan(20)
  })
})
