import { badUserInput } from '#platform/graphql/errors.ts'
import type { SubscriptionResolvers } from '../generated/graphql.ts'
import { openAlertStream, openLevelStream } from '../level-stream.ts'
import { findLevels } from '../queries.ts'
import { findLowStock } from '../queries/low-stock.ts'
import type { LevelState, LowStockState } from '../rows.ts'

export const Subscription: SubscriptionResolvers = {
  stockLevelChanged: {
    subscribe: (_parent, { skus }, context) => {
      if (skus.length > 100) throw badUserInput('stockLevelChanged takes at most 100 SKUs')
      return openLevelStream(context.live, { skus, current: () => findLevels(context.db, { skus }) })
    },
    resolve: (level: LevelState) => level,
  },
  lowStock: {
    subscribe: (_parent, { skus }, context) => {
      if (skus.length > 100) throw badUserInput('lowStock takes at most 100 SKUs')
      return openAlertStream(context.alerts, { skus, current: () => findLowStock(context.db, { skus }) })
    },
    resolve: (alert: LowStockState) => alert,
  },
}
