import type { Actor } from '#platform/graphql/actor.ts'
import type { AnalyticsLoaders } from './analytics/batches.ts'
import type { Loaders } from './batches.ts'

/** What the resolvers of one request, or of one subscription, share. */
export interface Context {
  loaders: Loaders
  analytics: AnalyticsLoaders
  /** Who asks, or acts. */
  actor: Actor
}

/** Forgets all that was read: what is asked for from now on is read anew. */
export function forgetAll({ loaders, analytics }: Pick<Context, 'loaders' | 'analytics'>): void {
  for (const loader of [...Object.values(loaders), ...Object.values(analytics)]) loader.clearAll()
}
