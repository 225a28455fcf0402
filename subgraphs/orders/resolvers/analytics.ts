import { badUserInput } from '#platform/graphql/errors.ts'
import { toMoneyType } from '#platform/graphql/money.ts'
import { findSlowMovers } from '../analytics/movers.ts'
import { reportSales } from '../analytics/report.ts'
import type { Context } from '../context.ts'
import { resultsOf, sumFigures, type Figures } from '../domain/figures.ts'
import { daysOfStockLeft } from '../domain/sales-period.ts'
import type { Resolvers } from '../generated/graphql.ts'
import type { Db } from '../repository.ts'
import { forStaff } from './own.ts'

/** Figures of one currency, as the type SalesFigures shows them. */
export interface CurrencyFigures extends Figures {
  currency: string
}

const maxDays = 365

/** What GraphQL's Int can hold. */
const maxCount = 2_147_483_647n

/** A sum over many orders may be more: told as an error, it would take the whole report along. */
const toCount = (sum: bigint): number => Number(sum > maxCount ? maxCount : sum)

export function createAnalyticsQueries(
  db: Db,
): Pick<NonNullable<Resolvers['Query']>, 'salesReport' | 'topProducts' | 'slowMovers'> {
  return {
    salesReport: (_parent, args) => reportSales(db, args),
    topProducts: async (_parent, { by, period, currency, first }) => {
      const orderBy = { field: by, direction: 'DESC' } as const
      const page = await reportSales(db, { groupBy: 'PRODUCT', period, filter: { currency }, orderBy, first })
      return page.nodes
    },
    slowMovers: (_parent, { period, first }) => findSlowMovers(db, { period, first }),
  }
}

/** The figures of an order, of all its lines or of one. */
async function figuresOfOrder(
  { id, currency }: { id: string; currency: string },
  { analytics }: Context,
  lineId?: string,
): Promise<CurrencyFigures> {
  const lines = await analytics.figures.load(id)
  const wanted = lineId === undefined ? lines : lines.filter((line) => line.lineId === lineId)
  return { ...sumFigures(wanted.map(({ figures }) => figures)), currency }
}

export const analyticsTypes = {
  SalesReportConnection: { totalCount: ({ count }) => count() },
  SalesReportRow: {
    currencyCode: ({ currency }) => currency,
    orders: ({ orders }) => toCount(orders),
    cancelledOrders: ({ cancelledOrders }) => toCount(cancelledOrders),
    product: ({ groupBy, key }) => (groupBy === 'PRODUCT' ? { id: key } : null),
    customer: ({ groupBy, key }, _args, { loaders }) =>
      groupBy === 'CUSTOMER' && key !== '' ? loaders.customer.load(key) : null,
    figures: (row) => row,
  },
  SalesFigures: {
    units: ({ units }) => toCount(units),
    cancelledUnits: ({ cancelledUnits }) => toCount(cancelledUnits),
    shippedUnits: ({ shippedUnits }) => toCount(shippedUnits),
    returnedUnits: ({ returnedUnits }) => toCount(returnedUnits),
    unitsWithoutCost: ({ uncostedUnits }, _args, context) => forStaff(context, toCount(uncostedUnits)),
    expectedRevenue: (figures) => toMoneyType(resultsOf(figures, figures.currency).expectedRevenue),
    revenue: (figures) => toMoneyType(resultsOf(figures, figures.currency).revenue),
    cost: (figures, _args, context) => {
      const { cost } = resultsOf(figures, figures.currency)
      return cost && forStaff(context, toMoneyType(cost))
    },
    profit: (figures, _args, context) => {
      const { profit } = resultsOf(figures, figures.currency)
      return profit && forStaff(context, toMoneyType(profit))
    },
    margin: (figures, _args, context) => forStaff(context, resultsOf(figures, figures.currency).margin),
  },
  SlowMover: { product: ({ productId }) => ({ id: productId }), unitsSold: ({ units }) => toCount(units) },
  Product: {
    __resolveReference: (reference) => reference,
    daysOfStockLeft: async ({ id, stock }, { days }, context) => {
      if (days < 1 || days > maxDays) throw badUserInput(`days must be from 1 to ${maxDays}`)
      // Without it the gateway could not ask Inventory, which is then told by an error of its own.
      if (!stock || context.actor.kind === 'customer') return null
      const shipped = await context.analytics.shippedUnits.load({ productId: id, days })
      return daysOfStockLeft(stock.available, shipped, days)
    },
  },
} satisfies Resolvers

export const totalSpent: NonNullable<Resolvers['Customer']>['totalSpent'] = async (
  { id },
  _args,
  { analytics },
) => (await analytics.spent.load(id)).map(toMoneyType)

export const orderFigures: NonNullable<Resolvers['Order']>['figures'] = (order, _args, context) =>
  figuresOfOrder(order, context)

export const lineFigures: NonNullable<Resolvers['OrderLine']>['figures'] = (
  { id, orderId, currency },
  _args,
  context,
) => figuresOfOrder({ id: orderId, currency }, context, id)
