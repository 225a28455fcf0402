import type { QueryResolvers } from '../generated/graphql.ts'
import { findReservation } from '../queries.ts'

export const Query: Pick<QueryResolvers, 'reservation'> = {
  reservation: async (_parent, { orderId }, context) => (await findReservation(context.db, orderId)) ?? null,
}
