import { forbidden, owns, type Actor } from '#platform/graphql/actor.ts'
import type { Context } from '../context.ts'
import type { OrderRow } from '../repository.ts'

/** The order, if the actor may see it: to anybody else it is as if it weren't there. */
export function ownOrNone(actor: Actor, order: OrderRow | null): OrderRow | null {
  return order && owns(actor, order.customerId) ? order : null
}

/** @throws FORBIDDEN when the actor is a customer, and this one isn't theirs */
export function demandOwn(actor: Actor, customerId: string | null, message: string): void {
  if (!owns(actor, customerId)) throw forbidden(message)
}

/** What customers are not told: null to them. */
export function forStaff<Value>({ actor }: Pick<Context, 'actor'>, value: Value): Value | null {
  return actor.kind === 'staff' ? value : null
}
