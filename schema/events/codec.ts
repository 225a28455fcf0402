import type { EventContract } from './wire.ts'

/** A message that breaks its contract; `message` says how, for the dead-letter queue. */
export class ContractBreach extends Error {
  override name = 'ContractBreach'
}

const idKey = /(^id$|_id$|Id$)/
const aliases: Record<string, string> = { eventType: 'event', event_type: 'event' }

function toSnakeCase(key: string): string {
  return aliases[key] ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/**
 * Reads numbers under an id key without losing digits: 64-bit ids exceed what a double can hold. One of more digits than
 * an id in text may have stays a double, which no contract takes for an id.
 */
function readId(key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || !idKey.test(key)) return value
  const source = context?.source ?? String(value)
  return /^-?\d{1,128}$/.test(source) ? BigInt(source) : value
}

function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toSnakeCase(key), normalise(inner)]))
}

/**
 * Parses JSON text and checks it against a contract. camelCase spelling is accepted; unknown fields are kept.
 * @throws ContractBreach with every fault listed
 */
export function decodeBody<Body>(contract: EventContract<string, Body>, text: string): Body {
  let raw: unknown
  try {
    raw = JSON.parse(text, readId as Parameters<typeof JSON.parse>[1])
  } catch (error) {
    throw new ContractBreach(`not JSON: ${(error as Error).message}`, { cause: error })
  }
  const result = contract.body.safeParse(normalise(raw))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ContractBreach(`breaks the contract of ${contract.type}: ${faults.join('; ')}`)
}

/** JSON text of an event body; a bigint goes out as a JSON number. */
export function encodeBody(body: object): string {
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'bigint' ? rawJSON(String(value)) : value,
  )
}
