/** What a broken rule is called in the table. */
export type Rule =
  /** Reserved and unavailable were more than there is. */
  | 'oversold'
  /** The ledger, the levels and the reservations don't agree. */
  | 'books'
  /** The sums of sales are not what was counted. */
  | 'sales'
  /** What an order says of its goods and its money is not what the warehouses and the payments say. */
  | 'lives'
  /** An accepted order without a final state. */
  | 'undecided'
  /** A history with a gap, an impossible step, or a second end. */
  | 'history'
  /** A decision without its event, or an event without its decision. */
  | 'unsent'
  | 'unfounded'
  /** One decision told by more than one event. */
  | 'told-twice'
  /** A subscriber missed a change, or saw one twice or out of turn. */
  | 'feed'
  | 'dead-letters'
  /** An order was refused that could be filled, or filled otherwise than the allocator does. */
  | 'wrongly-decided'
  /** One key, two orders; or an accepted order that is not there. */
  | 'orders'
  /** A process ended that nobody had ended. */
  | 'process'

export interface Violation {
  rule: Rule
  what: string
}

export const violation =
  (rule: Rule) =>
  (what: string): Violation => ({ rule, what })
