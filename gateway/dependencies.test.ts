import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, { version?: string }>
}

const copiesOf = (name: string): string[] =>
  Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([path, { version }]) => `${path}@${version}`)

// Classes of a second copy fail the instanceof checks of the first: every plan that joins entities breaks.
for (const name of ['federation-internals', 'query-graphs', 'query-planner', 'composition', 'gateway']) {
  it(`installs one copy of @apollo/${name}`, () => {
    expect(copiesOf(`@apollo/${name}`)).toHaveLength(1)
  })
}

it('keeps the federation packages at one version', () => {
  const names = ['federation-internals', 'query-graphs', 'query-planner', 'composition', 'gateway']
  const versions = names.map((name) => lock.packages[`node_modules/@apollo/${name}`]?.version)
  expect(new Set(versions).size).toBe(1)
})

it('installs one copy of graphql', () => {
  expect(copiesOf('graphql')).toHaveLength(1)
})
