import type { CustomerAccess } from '#platform/graphql/access.ts'

/** What customers may use: the catalogue and what is in stock. All else is for staff. */
export const openToCustomers: CustomerAccess = {
  Query: ['product', 'products', 'brand', 'brands', 'category', 'categories'],
  Subscription: ['stockLevelChanged'],
}
