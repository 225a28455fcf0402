import { forbidden, owns } from '#platform/graphql/actor.ts'
import type { Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { pageSize } from '#platform/graphql/connection.ts'
import { createCustomer, updateCustomer } from '../commands/save-customer.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { listCustomers } from '../queries-customers.ts'
import { findOrderByNumber, listOrders, type OrdersRequest } from '../queries.ts'
import type { CustomerRow } from '../repository-customers.ts'
import { totalSpent } from './analytics.ts'
import { toCustomerFields, toCustomerUpdate } from './customer-input.ts'
import type { ResolverDependencies } from './dependencies.ts'
import { demandOwn, ownOrNone } from './own.ts'

type Queries = Pick<NonNullable<Resolvers['Query']>, 'orderByNumber' | 'myOrders' | 'customer' | 'customers'>
type Mutations = Pick<NonNullable<Resolvers['Mutation']>, 'createCustomer' | 'updateCustomer'>

/** Whom no order belongs to. */
const nobody = ''

export function createCustomerQueries({ db }: ResolverDependencies): Queries {
  return {
    orderByNumber: async (_parent, { orderNumber }, { actor }) =>
      ownOrNone(actor, await findOrderByNumber(db, orderNumber)),
    myOrders: (_parent, args, { actor }) => {
      const request: OrdersRequest = args
      return listOrders(db, {
        ...request,
        ofCustomer: actor.kind === 'customer' ? actor.customerId : nobody,
      })
    },
    customer: (_parent, { id }, { actor, loaders }) => (owns(actor, id) ? loaders.customer.load(id) : null),
    customers: (_parent, args) => listCustomers(db, args),
  }
}

export function createCustomerMutations({ db }: ResolverDependencies): Mutations {
  return {
    createCustomer: async (_parent, { input }) =>
      toPayload(await createCustomer(db, toCustomerFields(input))),
    updateCustomer: async (_parent, { input }, { actor }) => {
      demandOwn(actor, input.id, 'a customer may change their own record only')
      if (actor.kind === 'customer' && input.reference !== undefined)
        throw forbidden('only staff may set reference')
      const { id, expectedVersion } = input
      return toPayload(await updateCustomer(db, { id, expectedVersion, update: toCustomerUpdate(input) }))
    },
  }
}

function toPayload(result: Result<CustomerRow, Rejection>) {
  if (result.ok) return { customer: result.value, userErrors: [] }
  return { customer: null, userErrors: [...result.rejections] }
}

export const customerResolvers: Pick<Resolvers, 'Customer' | 'CustomerConnection'> = {
  CustomerConnection: { totalCount: ({ count }) => count() },
  Customer: {
    __resolveReference: ({ id }, { actor, loaders }) => (owns(actor, id) ? loaders.customer.load(id) : null),
    addresses: ({ addresses }) => [...addresses],
    totalSpent,
    orders: async ({ id }, { first, after }, { loaders }) => {
      const page = await loaders.ordersOfCustomer.load({ customerId: id, first: pageSize(first), after })
      return { ...page, count: () => loaders.orderCount.load(id) }
    },
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    updatedAt: ({ updatedAt }) => updatedAt.toISOString(),
  },
}

/** What an order keeps of its customer. */
export const orderDetailResolvers: NonNullable<Resolvers['Order']> = {
  customer: ({ customerId }, _args, { loaders }) =>
    customerId === null ? null : loaders.customer.load(customerId),
  contact: async ({ id }, _args, { loaders }) => {
    const details = await loaders.details.load(id)
    if (!details) return null
    const contact = { name: details.contactName, email: details.contactEmail, phone: details.contactPhone }
    return Object.values(contact).some((value) => value !== null) ? contact : null
  },
  shippingAddress: async ({ id }, _args, { loaders }) =>
    (await loaders.details.load(id))?.shippingAddress ?? null,
  billingAddress: async ({ id }, _args, { loaders }) =>
    (await loaders.details.load(id))?.billingAddress ?? null,
  note: async ({ id }, _args, { loaders }) => (await loaders.details.load(id))?.note ?? null,
  placedBy: async ({ id }, _args, { loaders }) => (await loaders.details.load(id))?.placedBy ?? '',
}
