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

/** A 30th of February is read by `Date`, but comes back as another day. */
function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const rfc3339 =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

/**
 * An instant that PostgreSQL reads too, and that can be written back: it refuses offsets from 16 hours on, more digits than
 * anybody measures, and the year 0, to which an offset leads as well.
 */
function isInstant(text: string): boolean {
  const day = rfc3339.exec(text)?.[1]
  if (day === undefined || !isDay(day)) return false
  const year = new Date(text).getUTCFullYear()
  return year >= 1 && year <= 9999
}

const DateTime = textScalar('DateTime', isInstant, '"2026-03-01T12:00:00.000Z"', (value) =>
  (value instanceof Date ? value : new Date(String(value))).toISOString(),
)
const Day = textScalar('Date', isDay, '"2026-03-01"', String)
const Decimal = textScalar('Decimal', (text) => /^-?\d+(\.\d+)?$/.test(text), '"19.90"', String)
const CurrencyCode = textScalar('CurrencyCode', (text) => /^[A-Z]{3}$/.test(text), '"EUR"', String)

/** The form that browsers take: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
const mailbox =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/

const EmailAddress = textScalar(
  'EmailAddress',
  (text) => text.length <= 254 && mailbox.test(text),
  '"jo@shop.example"',
  String,
)
const URL = textScalar(
  'URL',
  (text) => text.length <= 2_000 && /^https?:$/.test(globalThis.URL.parse(text)?.protocol ?? ''),
  '"https://shop.example/kettle.jpg"',
  String,
)

/** The resolvers of the scalars in schema/shared.graphql. */
export const scalarResolvers = { DateTime, Date: Day, Decimal, CurrencyCode, EmailAddress, URL }
