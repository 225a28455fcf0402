import { expect } from 'vitest'
import { ask, type Instance } from './fixture.ts'

const errors = 'userErrors { __typename code path ... on VersionConflictError { currentVersion } }'
const payloads = {
  Brand: 'brand { id name version }',
  Category: 'category { id name version parent { name } ancestors { name } }',
  Product: 'product { id version brand { id name } category { id name } }',
} as const

/**
 * What makes and changes brands, categories and the products that name them.
 * @param first which instance is asked unless another is named; it may start later
 */
export function namesOf(first: () => Instance) {
  /** Sends one mutation by its name; answers its payload. */
  async function change(mutation: string, input: object, instance = first()): Promise<any> {
    const Name = mutation.charAt(0).toUpperCase() + mutation.slice(1)
    const kind =
      (['Brand', 'Category', 'Product'] as const).find((name) => mutation.endsWith(name)) ?? 'Product'
    const result = mutation.startsWith('delete') ? 'deletedId' : payloads[kind]
    const document = `mutation ($input: ${Name}Input!) { ${mutation}(input: $input) { ${result} ${errors} } }`
    return (await ask(instance, document, { input }))[mutation]
  }

  async function make(kind: 'Brand' | 'Category', name: string, more: object = {}): Promise<string> {
    const made = await change(`create${kind}`, { name, ...more })
    expect(made.userErrors).toEqual([])
    return made[kind.toLowerCase()].id
  }

  return { change, make }
}
