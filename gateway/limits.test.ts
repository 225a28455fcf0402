import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDocument } from './limits.ts'

const messages = (source: string): string[] => checkDocument(parse(source)).map(({ message }) => message)

describe('checkDocument', () => {
  it('admits the full introspection query', () => {
    expect(messages(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).toEqual([])
  })

  it('counts the depth of fragments where they are spread', () => {
    const inner = `fragment F on T { ${'a { '.repeat(10)} b ${'}'.repeat(10)} }`
    expect(messages(`{ x { y { z { ...F } } } } ${inner}`)).toEqual([])
    expect(messages(`{ x { y { z { w { v { ...F } } } } } } ${inner}`)).toEqual([
      'The operation exceeds the limit of 15 depth (16)',
    ])
  })

  it('checks every operation of the document', () => {
    const aliases = Array.from({ length: 51 }, (_, i) => `a${i}: x`).join(' ')
    expect(messages(`query A { x } query B { ${aliases} }`)).toHaveLength(1)
  })

  it('ends on fragments that spread each other', () => {
    expect(messages('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A x }')).toEqual([])
  })
})
