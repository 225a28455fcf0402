import type { Patience } from '#platform/database/transact.ts'

/**
 * How long a caller of the API waits for those who are changing the same levels, products or names: an import holds what it
 * changed until its end, which may take minutes, and those who wait would take all connections. What comes in events waits
 * on: nobody is there to try again.
 */
export const patience: Patience = {
  lockTimeoutMs: 5_000,
  refusal: {
    code: 'INVALID_STATE',
    message: 'It is being changed in one long step, such as an import: try again in a moment',
    path: ['input'],
    current: 'IN_USE',
    allowed: ['UNUSED'],
  },
}
