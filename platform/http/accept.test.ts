import { describe, expect, it } from 'vitest'
import { graphqlType, htmlType, jsonType, names, negotiate } from './accept.ts'

describe('negotiate', () => {
  const offered = [jsonType, graphqlType]
  const cases: [string | undefined, string | undefined][] = [
    [undefined, jsonType],
    ['*/*', jsonType],
    ['application/*', jsonType],
    [graphqlType, graphqlType],
    [`${graphqlType}; charset=utf-8, ${jsonType}`, graphqlType],
    [`${graphqlType};q=0.5, ${jsonType};q=0.9`, jsonType],
    [`${jsonType};q=0, ${graphqlType}`, graphqlType],
    ['Application/JSON', jsonType],
    ['image/png', undefined],
    ['application/jsonlines', undefined],
  ]
  for (const [accept, chosen] of cases) {
    it(`chooses ${chosen} for ${accept}`, () => {
      expect(negotiate(accept, offered)).toBe(chosen)
    })
  }

  it('chooses HTML for a browser that prefers it', () => {
    expect(negotiate('text/html,application/xml;q=0.9,*/*;q=0.8', [jsonType, htmlType])).toBe(htmlType)
  })
})

describe('names', () => {
  it('does not take a wildcard for the type itself', () => {
    expect(names('*/*', 'text/event-stream')).toBe(false)
    expect(names('application/json, text/event-stream', 'text/event-stream')).toBe(true)
  })
})
