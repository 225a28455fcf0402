import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadSupergraph, SupergraphError } from './load-supergraph.ts'

const sdl = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8')

describe('loadSupergraph', () => {
  it('loads the committed supergraph, and shows clients nothing of the federation', () => {
    const { schema, supergraph } = loadSupergraph(sdl)
    expect(supergraph.subgraphsMetadata().length).toBeGreaterThan(0)
    expect(Object.keys(schema.getTypeMap()).filter((name) => /^(join__|link__|_)[^_]/.test(name))).toEqual([])
  })

  it('gives equal texts equal versions, and others another', () => {
    expect(loadSupergraph(sdl).version).toBe(loadSupergraph(sdl).version)
    expect(loadSupergraph(`${sdl}\n`).version).not.toBe(loadSupergraph(sdl).version)
  })

  for (const [what, text] of [
    ['text that is no SDL', 'type Query {'],
    ['a schema that is no supergraph', 'type Query { a: Int }'],
    ['an empty file', ''],
  ] as const) {
    it(`says in one line why it refuses ${what}`, () => {
      expect(() => loadSupergraph(text)).toThrow(SupergraphError)
      expect(() => loadSupergraph(text)).toThrow(/^[^\n]+$/)
    })
  }

  for (const feature of ['authenticated', 'requiresScopes', 'policy']) {
    it(`refuses a supergraph whose @${feature} would go unenforced`, () => {
      const link = `@link(url: "https://specs.apollo.dev/${feature}/v0.1", for: SECURITY)`
      expect(() => loadSupergraph(sdl.replace('schema\n', `schema\n  ${link}\n`))).toThrow(
        `it needs security features not enforced here: https://specs.apollo.dev/${feature}/v0.1`,
      )
    })
  }
})
