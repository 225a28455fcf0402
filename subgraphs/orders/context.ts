import type { Loaders } from './batches.ts'

/** What the resolvers of one request, or of one subscription, share. */
export interface Context {
  loaders: Loaders
}
