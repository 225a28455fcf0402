import { GraphQLScalarType, Kind } from 'graphql'
import { badUserInput } from './errors.ts'

function textScalar(
  name: string,
  accepts: (text: string) => boolean,
  example: string,
  write: (value: unknown) => string,
) {
  const read = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value
    throw badUserInput(`${name} must look like ${example}`)
  }
  return new GraphQLScalarType({
    name,
    serialize: write,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  })
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

const DateTime = textScalar(
  'DateTime',
  (text) => rfc3339.test(text) && !Number.isNaN(Date.parse(text)),
  '"2026-03-01T12:00:00.000Z"',
  (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
)
const Decimal = textScalar('Decimal', (text) => /^-?\d+(\.\d+)?$/.test(text), '"19.90"', String)
const CurrencyCode = textScalar('CurrencyCode', (text) => /^[A-Z]{3}$/.test(text), '"EUR"', String)

/** The resolvers of the scalars in schema/shared.graphql. */
export const scalarResolvers = { DateTime, Decimal, CurrencyCode }
