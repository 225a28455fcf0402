import type { PrunedTable } from '#platform/database/pruning.ts'

/** The inbox forgets after a week: a message that old is not delivered again. */
export const prunedInbox: PrunedTable = { table: 'inbox', since: 'received_at' }
