import { readFileSync, writeFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { parse, printSchema, lexicographicSortSchema } from 'graphql'

/**
 * Composes the supergraph from the subgraphs' schema files and writes schema/supergraph.graphql (what the gateway
 * serves) and schema/api.graphql (what clients see). Exits with 1 and every fault when they do not compose.
 */
const root = new URL('../', import.meta.url)
const subgraphs = [
  { name: 'inventory', port: 4001 },
  { name: 'orders', port: 4002 },
  { name: 'suppliers', port: 4003 },
]

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

const shared = read('schema/shared.graphql')
const result = composeServices(
  subgraphs.map(({ name, port }) => ({
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    typeDefs: parse(`${shared}\n${read(`subgraphs/${name}/schema.graphql`)}`),
  })),
)
if (result.errors) {
  for (const error of result.errors) console.error(error.message)
  process.exit(1)
}
const api = Supergraph.build(result.supergraphSdl).apiSchema().toGraphQLJSSchema()
writeFileSync(new URL('schema/supergraph.graphql', root), result.supergraphSdl.trimEnd() + '\n')
writeFileSync(new URL('schema/api.graphql', root), printSchema(lexicographicSortSchema(api)) + '\n')
console.log(`schema/supergraph.graphql and schema/api.graphql composed from ${subgraphs.length} subgraphs`)
