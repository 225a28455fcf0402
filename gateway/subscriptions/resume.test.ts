import { buildSchema, getOperationAST, parse, print, stripIgnoredCharacters, validate } from 'graphql'
import { expect, test } from 'vitest'
import { givenSequence, makeResumable, toSequence } from './resume.ts'

const schema = buildSchema(`
  type Query { a: Int }
  type Subscription {
    changed(id: ID!, afterSequence: Int): Change!
    strict(afterSequence: Int! = 7): Change
    wide(afterSequence: BigInt): Node
    unnumbered(afterSequence: Int): Plain
    listed(afterSequence: Int): [Change!]!
    live: Change
  }
  scalar BigInt
  interface Node { sequence: BigInt! }
  type Change implements Node { sequence: BigInt! status(as: String): String }
  type Plain { status: String }
`)

const rewrite = (query: string): string | undefined => {
  const resumable = makeResumable(schema, parse(query))
  if (!resumable) return undefined
  expect(validate(schema, resumable.document)).toEqual([])
  return stripIgnoredCharacters(print(resumable.document))
}

const given = (query: string, variables: Record<string, unknown> = {}): unknown => {
  const document = parse(query)
  const { startAfter } = makeResumable(schema, document)!
  return givenSequence(schema, getOperationAST(document)!, startAfter, variables)
}

test('a literal, a variable and nothing at all become the same operation', () => {
  const same = [
    'subscription ($id: ID!) { changed(id: $id, afterSequence: 3) { status } }',
    'subscription ($id: ID!, $after: Int = 2) { changed(id: $id, afterSequence: $after) { status } }',
    'subscription ($id: ID!) { changed(id: $id) { status } }',
  ].map(rewrite)
  expect(new Set(same)).toEqual(
    new Set([
      'subscription($id:ID!$_gateway_afterSequence:Int){changed(id:$id afterSequence:$_gateway_afterSequence){_gateway_sequence:sequence status}}',
    ]),
  )
})

test('finds the root field through fragments and aliases', () => {
  const rewritten = rewrite(
    'subscription { ...F } fragment F on Subscription { c: changed(id: 1) { status } }',
  )
  expect(rewritten).toContain(
    'c:changed(id:1 afterSequence:$_gateway_afterSequence){_gateway_sequence:sequence status}',
  )
})

test('keeps a variable that has another use', () => {
  const query = 'subscription ($n: Int, $s: String) { changed(id: 1, afterSequence: $n) { status(as: $s) } }'
  expect(rewrite(query)).toMatch(/^subscription\(\$s:String\$_gateway_afterSequence:Int\)/)
})

test('leaves the argument’s default to the subgraph', () => {
  expect(rewrite('subscription { strict { status } }')).toMatch(
    /^subscription\(\$_gateway_afterSequence:Int\)/,
  )
  expect(given('subscription { strict { status } }')).toBe(7)
})

test('follows the convention through interfaces and wide numbers', () => {
  expect(rewrite('subscription { wide { sequence } }')).toContain('$_gateway_afterSequence:BigInt')
})

test('leaves alone what does not follow the convention', () => {
  expect(rewrite('subscription { live { status } }')).toBeUndefined()
  expect(rewrite('subscription { unnumbered { status } }')).toBeUndefined()
  expect(rewrite('subscription { listed { status } }')).toBeUndefined()
  expect(rewrite('subscription { changed(id: 1) { _gateway_sequence: status } }')).toBeUndefined()
})

test('reads what the client gave, with defaults', () => {
  const variable = 'subscription ($after: Int = 2) { changed(id: 1, afterSequence: $after) { status } }'
  expect(given('subscription { changed(id: 1, afterSequence: 3) { status } }')).toBe(3)
  expect(given('subscription { changed(id: 1, afterSequence: null) { status } }')).toBeNull()
  expect(given('subscription { changed(id: 1) { status } }')).toBeUndefined()
  expect(given(variable)).toBe(2)
  expect(given(variable, { after: 5 })).toBe(5)
})

test('a sequence is a number or its decimal string', () => {
  expect([4, '12', null, undefined, 'x', {}].map(toSequence)).toEqual([
    4,
    12,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
