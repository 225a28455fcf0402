import { badUserInput } from '#platform/graphql/errors.ts'
import type { SubscriptionResolvers } from '../generated/graphql.ts'
import { openLevelStream } from '../level-stream.ts'
import { findLevels } from '../queries.ts'
import type { LevelState } from '../rows.ts'

export const Subscription: SubscriptionResolvers = {
  stockLevelChanged: {
    subscribe: (_parent, { skus }, context) => {
      if (skus.length > 100) throw badUserInput('stockLevelChanged takes at most 100 SKUs')
      return openLevelStream(context.live, { skus, current: () => findLevels(context.db, { skus }) })
    },
    resolve: (level: LevelState) => level,
  },
}
