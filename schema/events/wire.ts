import { z } from 'zod'

/**
 * An id on the wire is opaque: text, or a JSON number that is read as its decimal string. It is kept as a bigint when it
 * came as a number, so that it goes out as a number again; `String(id)` is the id that the domain knows.
 */
export type WireId = string | bigint

export const wireId = z.union([z.string().min(1).max(128), z.bigint()]) as z.ZodType<WireId>

/**
 * PostgreSQL takes no NUL, and what is no Unicode would come back changed: handling would fail again and again where the
 * message itself is at fault.
 */
const canBeKept = (value: WireId) => !String(value).includes('\0') && String(value).isWellFormed()
const cannotBeKept = 'holds a NUL character or half a surrogate pair'

/** The id of something that is kept under it. */
export const keptId = wireId.refine(canBeKept, cannotBeKept)

/** A text that is kept as it came. */
export const keptText = z.string().refine(canBeKept, cannotBeKept)

/** PostgreSQL takes no year 0, to which an offset leads as well, no offset from 16 hours on, and no endless digits. */
function canBeInstant(text: string): boolean {
  const year = new Date(text).getUTCFullYear()
  return year >= 1 && year <= 9999 && text.length <= 64 && !/[+-](1[6-9]|2\d):\d\d$/.test(text)
}

/** RFC 3339 in UTC, milliseconds. */
export const wireDateTime = z.iso
  .datetime({ offset: true })
  .refine(canBeInstant, 'is no instant from the year 1 to 9999, or too long')

/** A sum of money: `amount` is a decimal, of as many digits as the event's contract says. */
export const wireMoney = z.looseObject({ amount: z.string(), currency: z.string() })

/** One event type: where it is published, and what its body holds. Owned by its producer. */
export interface EventContract<Type extends string = string, Body = unknown> {
  type: Type
  exchange: string
  routingKey: string
  body: z.ZodType<Body>
  /** The id of what the event is about: with the type, the identity of a message that carries no `message_id`. */
  subject: (body: Body) => WireId
}

/** The body of a contract's events as TypeScript sees it; property names are those on the wire. */
export type EventBody<C> = C extends EventContract<string, infer Body> ? Body : never

export function defineEvent<Type extends string, Shape extends z.ZodRawShape>(
  contract: { type: Type; exchange: string; routingKey: string; subject: string & keyof Shape },
  shape: Shape,
): EventContract<Type, { event: Type } & z.infer<z.ZodObject<Shape>>> {
  const body = z.looseObject({ event: z.literal(contract.type), ...shape })
  type Body = { event: Type } & z.infer<z.ZodObject<Shape>>
  return {
    type: contract.type,
    exchange: contract.exchange,
    routingKey: contract.routingKey,
    body: body as unknown as z.ZodType<Body>,
    subject: (value) => (value as Record<string, WireId>)[contract.subject] as WireId,
  }
}
