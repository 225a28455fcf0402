import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { forbidden, type Actor } from './actor.ts'

/**
 * The root fields that customers may use. Any other is for staff alone, so that a new one is closed until somebody decides
 * otherwise here; what is a customer's own is checked where it is read.
 */
export interface CustomerAccess {
  Query?: readonly string[]
  Mutation?: readonly string[]
  Subscription?: readonly string[]
}

/** A context that knows who acts. */
export interface ActorContext {
  actor: Actor
}

/** How a gateway asks: what it may see is decided by type. */
const machinery = ['_service', '_entities']

/**
 * Closes the root fields of a schema to customers, save those named, with FORBIDDEN.
 * @throws when a field is named that is not there
 */
export function closeToCustomers(schema: GraphQLSchema, access: CustomerAccess): void {
  close(schema.getQueryType(), 'resolve', [...machinery, ...(access.Query ?? [])])
  close(schema.getMutationType(), 'resolve', access.Mutation ?? [])
  close(schema.getSubscriptionType(), 'subscribe', access.Subscription ?? [])
}

function close(
  type: GraphQLObjectType | null | undefined,
  step: 'resolve' | 'subscribe',
  open: readonly string[],
): void {
  const fields = type?.getFields() ?? {}
  const missing = open.filter((name) => !machinery.includes(name) && !fields[name])
  if (missing.length > 0) throw new Error(`customers may use fields that do not exist: ${missing.join(', ')}`)
  for (const [name, field] of Object.entries(fields)) {
    const allowed = field[step]
    if (!allowed || open.includes(name)) continue
    const staffOnly: GraphQLFieldResolver<unknown, ActorContext> = (parent, args, context, info) => {
      if (context.actor.kind === 'customer') throw forbidden(`only staff may use ${name}`)
      return allowed(parent, args, context, info)
    }
    field[step] = staffOnly
  }
}
