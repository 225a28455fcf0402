import { forbidden, type Actor } from '#platform/graphql/actor.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import type { PlaceOrderOutcome, PlaceOrderRequest } from '../commands/place-order.ts'
import type { DetailsRequest } from '../domain/order-details.ts'
import type { PlaceOrderInput, Resolvers } from '../generated/graphql.ts'
import { toAddress } from './customer-input.ts'
import type { ResolverDependencies } from './dependencies.ts'

const maxOrders = 1_000

type Mutations = Pick<NonNullable<Resolvers['Mutation']>, 'placeOrder' | 'placeOrders'>

export function createPlacementMutations({ placeOrder }: ResolverDependencies): Mutations {
  return {
    placeOrder: async (_parent, { input }, { actor }) => toPayload(await placeOrder(toRequest(actor, input))),
    placeOrders: async (_parent, { input: { orders } }, { actor }) => {
      const fault = checkSize(orders.length)
      if (fault) return { results: [], placed: 0, replayed: 0, refused: 0, userErrors: [fault] }
      // At once, so that they share transactions and one look at the catalogue.
      const outcomes = await Promise.all(orders.map((order) => placeOrder(toRequest(actor, order))))
      const results = outcomes.map((outcome, index) => ({ index, ...toPayload(outcome, index) }))
      const placed = results.filter(({ order, replayed }) => order && !replayed).length
      const refused = results.filter(({ order }) => !order).length
      return { results, placed, refused, replayed: results.length - placed - refused, userErrors: [] }
    },
  }
}

function checkSize(size: number): Rejection | undefined {
  const path = ['input', 'orders']
  if (size === 0) return { code: 'BAD_INPUT', message: 'there is no order to place', path }
  if (size <= maxOrders) return undefined
  return { code: 'LIMIT_EXCEEDED', message: `at most ${maxOrders} orders are placed at once`, path }
}

/** @param index of the order among those of placeOrders, under which its faults are told */
function toPayload(outcome: PlaceOrderOutcome, index?: number) {
  if (outcome.ok) return { ...outcome.value, userErrors: [] }
  const userErrors = outcome.rejections.map((rejection) => under(rejection, index))
  return { order: null, replayed: false, userErrors }
}

function under(rejection: Rejection, index: number | undefined): Rejection {
  if (index === undefined || !rejection.path) return rejection
  const [input = 'input', ...rest] = rejection.path
  return { ...rejection, path: [input, 'orders', String(index), ...rest] }
}

/** @throws FORBIDDEN for a customer who orders for somebody else, at a price of their own, or in the past */
function toRequest(actor: Actor, input: PlaceOrderInput): PlaceOrderRequest {
  const { idempotencyKey, items, paymentReference, paymentMode } = input
  if (actor.kind === 'customer') refuseBeyondOwn(actor, input)
  return {
    actor,
    idempotencyKey,
    items: items.map(({ productId, quantity, onShortage, unitPrice }) => ({
      productId,
      quantity,
      // What is said as it is anyhow is as if it weren't said: the key of a request names the same request.
      ...(onShortage === 'BACKORDER' ? { onShortage } : {}),
      ...(unitPrice ? { unitPrice } : {}),
    })),
    details: detailsOf(actor, input),
    paymentMode: paymentMode ?? 'NONE',
    paymentReference: paymentReference ?? null,
  }
}

function refuseBeyondOwn(
  { customerId: own }: Extract<Actor, { kind: 'customer' }>,
  { customerId, items, placedAt }: PlaceOrderInput,
): void {
  if (typeof customerId === 'string' && customerId !== own)
    throw forbidden('a customer may place orders for themselves only')
  if (items.some(({ unitPrice }) => unitPrice)) throw forbidden('only staff may set unitPrice')
  if (typeof placedAt === 'string') throw forbidden('only staff may set placedAt')
}

function detailsOf(actor: Actor, input: PlaceOrderInput): DetailsRequest {
  const customerId = actor.kind === 'customer' ? actor.customerId : input.customerId
  const { customer, shippingAddress, billingAddress, note, placedAt } = input
  return {
    ...(typeof customerId === 'string' ? { customerId } : {}),
    ...(customer
      ? {
          contact: {
            name: customer.name ?? null,
            email: customer.email ?? null,
            phone: customer.phone ?? null,
          },
        }
      : {}),
    ...(shippingAddress ? { shippingAddress: toAddress(shippingAddress) } : {}),
    ...(billingAddress ? { billingAddress: toAddress(billingAddress) } : {}),
    ...(typeof note === 'string' ? { note } : {}),
    ...(typeof placedAt === 'string' ? { placedAt: new Date(placedAt) } : {}),
  }
}
