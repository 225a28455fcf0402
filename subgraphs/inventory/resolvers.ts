import type { Resolvers } from './generated/graphql.ts'
import { catalogueQueries, catalogueTypes } from './resolvers/catalogue.ts'
import { catalogueMutations } from './resolvers/catalogue-mutations.ts'
import { ledgerQueries, ledgerTypes } from './resolvers/ledger.ts'
import { Query } from './resolvers/queries.ts'
import { stockMutations } from './resolvers/stock.ts'
import { Subscription } from './resolvers/subscriptions.ts'
import { types } from './resolvers/types.ts'
import { warehouseMutations, warehouseQueries, warehouseTypes } from './resolvers/warehouses.ts'

/** Inventory's resolvers by type. */
export const resolvers: Resolvers = {
  Query: { ...Query, ...catalogueQueries, ...ledgerQueries, ...warehouseQueries },
  Mutation: { ...catalogueMutations, ...stockMutations, ...warehouseMutations },
  Subscription,
  ...types,
  ...catalogueTypes,
  ...ledgerTypes,
  ...warehouseTypes,
}
