import DataLoader from 'dataloader'
import { oneByKey } from '#platform/database/by-key.ts'
import type { Page } from '#platform/graphql/connection.ts'
import { countOrdersOf, pagesOfCustomers, type OrdersOfCustomer } from './queries-customers.ts'
import { findCustomers, type CustomerRow } from './repository-customers.ts'
import { findDetails, type DetailsRow } from './repository-placement.ts'
import type { Db, OrderRow } from './repository.ts'

export interface CustomerLoaders {
  customer: DataLoader<string, CustomerRow | null>
  /** What an order keeps of its customer, by the order's id. */
  details: DataLoader<string, DetailsRow | null>
  ordersOfCustomer: DataLoader<OrdersOfCustomer, Page<OrderRow>, string>
  /** How many orders a customer has, by the customer's id. */
  orderCount: DataLoader<string, number>
}

export function createCustomerLoaders(
  db: Db,
  options: { cache: boolean; maxBatchSize: number },
): CustomerLoaders {
  return {
    customer: new DataLoader(
      async (ids) => oneByKey(ids, await findCustomers(db, ids), ({ id }) => id),
      options,
    ),
    details: new DataLoader(
      async (ids) => oneByKey(ids, await findDetails(db, ids), ({ orderId }) => orderId),
      options,
    ),
    ordersOfCustomer: new DataLoader((requests) => pagesOfCustomers(db, requests), {
      ...options,
      cacheKeyFn: ({ customerId, first, after }) => JSON.stringify([customerId, first, after]),
    }),
    orderCount: new DataLoader((ids) => countOrdersOf(db, ids), options),
  }
}
