import { GraphQLError } from 'graphql'
import { badUserInput } from './errors.ts'

/**
 * Who acts. It attributes what is done, in the ledger, the timeline of an order and the scope of idempotency keys, and a
 * customer is held to what is their own. It is what the caller claims: attribution, not authentication. Who may claim what
 * has to be decided in front of the gateway, until accounts exist.
 */
export type Actor =
  | { kind: 'staff'; name: string; /** As it is stored: `staff:<name>`. */ text: string }
  | { kind: 'customer'; customerId: string; /** As it is stored: `customer:<id>`. */ text: string }

/**
 * Names the actor: as a header of HTTP, a connection parameter of WebSockets, and, since the gateway's subscriptions share
 * one socket to a subgraph, an extension of a single subscription.
 */
export const actorHeader = 'stockgraph-actor'

/** Who acts when nobody is named. */
export const anonymous: Actor = { kind: 'staff', name: 'anonymous', text: 'staff:anonymous' }

const pattern = /^(?:staff:(?<name>[\w.@+-]{1,64})|customer:(?<customerId>cus_[\w-]{1,60}))$/

/**
 * Reads `staff:<name>` or `customer:<id>`.
 * @param claim undefined when nobody is named
 * @throws BAD_USER_INPUT
 */
export function readActor(claim: unknown): Actor {
  if (claim === undefined) return anonymous
  const { name, customerId } = (typeof claim === 'string' && pattern.exec(claim)?.groups) || {}
  if (name !== undefined) return { kind: 'staff', name, text: `staff:${name}` }
  if (customerId !== undefined) return { kind: 'customer', customerId, text: `customer:${customerId}` }
  throw badUserInput(
    `${actorHeader} must be staff:<name> (letters, digits and . _ @ + -) or customer:<id of the customer>`,
  )
}

/** Whether something that belongs to a customer, or to nobody (null), may be seen and changed: staff may all of it. */
export function owns(actor: Actor, customerId: string | null | undefined): boolean {
  return actor.kind === 'staff' || actor.customerId === customerId
}

/** What an actor may not do. */
export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } })
}
