import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { changeLines, type Line, type LinePortion } from './lines.ts'
import { move, type By, type Change, type OrderState, type Step } from './order.ts'

/** AUTHORIZE sets money aside, CAPTURE takes it, VOID gives it free, REFUND gives it back; RECORD: it came another way. */
export type PaymentKind = 'AUTHORIZE' | 'CAPTURE' | 'VOID' | 'REFUND' | 'RECORD'

/** One thing that was asked of the payment provider, and what became of it. */
export interface Payment {
  /** Also the idempotency key of the request to the provider. */
  id: string
  /** 1, 2, … within its order; they are carried out in this order. */
  number: number
  kind: PaymentKind
  /** The authorization that is captured or voided, or the payment that is given back. */
  ofId: string | null
  amountMinor: bigint
  /** With what it is paid, as the customer gave it. */
  reference: string | null
  status: 'REQUESTED' | 'SUCCEEDED' | 'DECLINED' | 'FAILED'
  reason: string | null
  /** The step that asked for it, and the one that its answer made. */
  sequence: number
  settledSequence: number | null
  requestedAt: Date
  settledAt: Date | null
  /** Carried out by people: the provider is not asked. */
  isManual: boolean
  /** Was handed over to the provider, or is being: it may know of it. */
  isSent: boolean
}

/** A parcel, or several, handed over at once. */
export interface Shipment {
  id: string
  /** The step that told of it. */
  sequence: number
  carrier: string | null
  trackingNumber: string | null
  actor: string
  shippedAt: Date
  /** When Inventory said that it has left; null until then. */
  issuedAt: Date | null
  lines: readonly LinePortion[]
}

export interface ReturnLine extends LinePortion {
  restocked: number
  damaged: number
}

/** Goods that a customer wants to give back. Which of its steps it has made says where it stands. */
export interface OrderReturn {
  id: string
  requestedSequence: number
  requestedAt: Date
  requestedBy: string
  reason: string | null
  decision: 'APPROVED' | 'REJECTED' | null
  decidedSequence: number | null
  decidedAt: Date | null
  decidedBy: string | null
  /** Why it was rejected. */
  decisionNote: string | null
  receivedSequence: number | null
  receivedAt: Date | null
  receivedBy: string | null
  /** When Inventory said that the goods are in a warehouse again; null until then. */
  restockedAt: Date | null
  lines: readonly ReturnLine[]
}

/** An order with all that belongs to it. */
export interface OrderBook {
  order: OrderState
  /** By position. */
  lines: readonly Line[]
  /** By number. */
  payments: readonly Payment[]
  shipments: readonly Shipment[]
  returns: readonly OrderReturn[]
}

/** An order after a decision, and the steps that led there. */
export interface Decision {
  book: OrderBook
  steps: readonly Step[]
}

/** A decision that may come to nothing: `stale` is counted and changes nothing. */
export type Outcome = Decision | 'stale'

/** What was decided before the first step. */
export function undecided(book: OrderBook): Decision {
  return { book, steps: [] }
}

/** Adds a step; the axes that derive from the lines follow its changes. */
export function step({ book, steps }: Decision, change: Change, by: By): Decision {
  const changes = change.lineChanges ?? []
  const { lines, axes } =
    changes.length > 0 ? changeLines(book.lines, changes) : { lines: book.lines, axes: {} }
  const moved = move(book.order, { ...change, ...axes }, by)
  return { book: { ...book, order: moved.order, lines }, steps: [...steps, moved.step] }
}

/** Refuses what was decided on an order that has moved on since. */
export function checkSequence(
  { sequence }: OrderState,
  expected: number | null | undefined,
): Rejection | undefined {
  if (typeof expected !== 'number' || expected === sequence) return undefined
  return {
    code: 'VERSION_CONFLICT',
    message: `the order is at sequence ${sequence}, not ${expected}: look at it again`,
    path: ['input', 'expectedSequence'],
    currentVersion: sequence,
  }
}

export function invalidState(message: string, current: string, allowed: readonly string[]): Rejection {
  return { code: 'INVALID_STATE', message, path: ['input', 'orderId'], current, allowed }
}

/** As many lines as an order can have. */
const maxPortions = 100

/**
 * Checks portions of lines, at most `maxAsked` of them: each a whole number of pieces of a line of this order, each line named once (with the same
 * `key`), and no more than `available` says. Every fault is listed.
 */
export function checkPortions<Asked extends LinePortion>(
  lines: readonly Line[],
  asked: readonly Asked[],
  available: (line: Line) => number,
  maxAsked = maxPortions,
): Result<readonly Asked[], Rejection> {
  if (asked.length === 0)
    return rejected({ code: 'BAD_INPUT', message: 'name at least one line', path: ['input', 'items'] })
  if (asked.length > maxAsked) {
    const message = `at most ${maxAsked} items are taken at once: name each line once`
    return rejected({ code: 'LIMIT_EXCEEDED', message, path: ['input', 'items'] })
  }
  const sums = new Map<string, number>()
  const faults = asked.flatMap(({ lineId, quantity }, index): Rejection[] => {
    const path = (field: string) => ['input', 'items', String(index), field]
    const line = lines.find(({ id }) => id === lineId)
    if (!line)
      return [{ code: 'NOT_FOUND', message: 'this order has no line with this id', path: path('lineId') }]
    if (!Number.isInteger(quantity) || quantity < 1)
      return [
        {
          code: 'INVALID_QUANTITY',
          message: 'quantity must be a whole number, 1 or more',
          path: path('quantity'),
        },
      ]
    const sum = quantity + (sums.get(lineId) ?? 0)
    sums.set(lineId, sum)
    const most = available(line)
    if (sum <= most) return []
    return [
      {
        code: 'INSUFFICIENT_STOCK',
        message: `of ${line.sku} at most ${most} can be taken, not ${sum}`,
        path: path('quantity'),
        sku: line.sku,
        requested: sum,
        available: most,
      },
    ]
  })
  return faults.length > 0 ? rejected(...faults) : ok(asked)
}
