/** Where the promise of stock to one order stands. */
export type ReservationState = 'HELD' | 'COMMITTED' | 'RELEASED' | 'REJECTED'

/** What an order's event asks of its reservation. */
export type ReservationTrigger = 'confirm' | 'release'

/**
 * DOMAIN 2.3, R5, R6 and R11: the state after each trigger. `release` frees what is held; where nothing is held the
 * answer is an empty release, so that an order that waits for it always gets one.
 */
const transitions: Record<ReservationState, Record<ReservationTrigger, ReservationState>> = {
  HELD: { confirm: 'COMMITTED', release: 'RELEASED' },
  COMMITTED: { confirm: 'COMMITTED', release: 'RELEASED' },
  RELEASED: { confirm: 'RELEASED', release: 'RELEASED' },
  REJECTED: { confirm: 'REJECTED', release: 'REJECTED' },
}

/** The state that follows; the same state means that nothing is to be done. */
export function nextState(state: ReservationState, trigger: ReservationTrigger): ReservationState {
  return transitions[state][trigger]
}

/** Whether stock is set aside in this state. */
export function holdsStock(state: ReservationState): boolean {
  return state === 'HELD' || state === 'COMMITTED'
}
