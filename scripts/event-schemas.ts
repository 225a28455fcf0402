import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { jsonSchemaOf } from '#schema/events/json-schema.ts'
import { contracts } from '#schema/events/registry.ts'

/** Writes the JSON Schema of every event to schema/events/generated/, for services in other languages. */
const directory = new URL('../schema/events/generated/', import.meta.url)

rmSync(directory, { recursive: true, force: true })
mkdirSync(directory)
for (const contract of contracts)
  writeFileSync(
    new URL(`${contract.type}.json`, directory),
    `${JSON.stringify(jsonSchemaOf(contract), undefined, 2)}\n`,
  )
