import type { CustomerAccess } from '#platform/graphql/access.ts'

/** What customers may use, each for what is their own. All else is for staff. */
export const openToCustomers: CustomerAccess = {
  Query: ['order', 'orderByNumber', 'myOrders', 'customer'],
  Mutation: ['placeOrder', 'cancelOrder', 'payOrder', 'requestReturn', 'updateCustomer'],
  Subscription: ['orderStatusChanged'],
}
