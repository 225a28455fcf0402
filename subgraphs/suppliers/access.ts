import type { CustomerAccess } from '#platform/graphql/access.ts'

/** What customers may use: nothing, purchasing is for staff. */
export const openToCustomers: CustomerAccess = {}
