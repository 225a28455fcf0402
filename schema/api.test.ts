import { readFileSync } from 'node:fs'
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql'
import { expect, it } from 'vitest'

const api = buildSchema(readFileSync(new URL('api.graphql', import.meta.url), 'utf8'))

/** What has a description of its own, by its coordinate: `Query.orders(first:)`. */
function describedParts(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description]
  if (isEnumType(type))
    return [own, ...type.getValues().map((value) => part(`${type.name}.${value.name}`, value))]
  if (isInputObjectType(type))
    return [own, ...Object.values(type.getFields()).map((field) => part(`${type.name}.${field.name}`, field))]
  if (!isObjectType(type) && !isInterfaceType(type)) return [own]
  const fields = Object.values(type.getFields()).flatMap((field) => [
    part(`${type.name}.${field.name}`, field),
    ...field.args.map((argument) => part(`${type.name}.${field.name}(${argument.name}:)`, argument)),
  ])
  return [own, ...fields]
}

function part(
  coordinate: string,
  { description }: { description?: string | null },
): [string, string | null | undefined] {
  return [coordinate, description]
}

it('describes every type, field, argument, enum value and input field', () => {
  const types = Object.values(api.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  const parts = types.flatMap(describedParts)
  expect(parts.length).toBeGreaterThan(200)
  expect(parts.filter(([, description]) => !description?.trim()).map(([coordinate]) => coordinate)).toEqual(
    [],
  )
})
