import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  CancelOrderDocument,
  OrderStatusChangesDocument,
  OrderStatusesDocument,
  PlaceOrderDocument,
  type OrderStatus,
  type PlaceOrderMutation,
} from '#schema/client/generated/graphql.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import type { GatewayClient } from './gateway-client.ts'
import { brokenMessage, publishPatiently } from './messages.ts'
import type { PlannedOrder } from './mix.ts'
import type { SimulationOptions } from './options.ts'
import { emptyResult, type RunResult } from './outcome.ts'
import { runPaced } from './pace.ts'
import type { Progress } from './progress.ts'
import { Tracker } from './tracker.ts'

interface Run {
  id: string
  client: GatewayClient
  /** Only there if broken messages are to be sent. */
  broker: Broker | undefined
  tracker: Tracker<OrderStatus>
  deadline: Deadline
  numbers: Map<string, string>
  progress: Progress
  patienceMs: number
  result: RunResult
}

type Placed = PlaceOrderMutation['placeOrder']

/** Places the planned orders at the gateway and follows each of them to its final status. */
export async function driveGateway(
  plan: Iterable<PlannedOrder>,
  options: SimulationOptions,
  parts: { client: GatewayClient; broker: Broker | undefined; progress: Progress },
): Promise<RunResult> {
  const run: Run = {
    ...parts,
    id: randomUUID().slice(0, 8),
    tracker: new Tracker((status, isToBeCancelled) =>
      isToBeCancelled ? status === 'CANCELLED' : status === 'CANCELLED' || status === 'CONFIRMED',
    ),
    deadline: createDeadline(),
    numbers: new Map(),
    patienceMs: options.timeout * 1000,
    result: emptyResult(),
  }
  await followStatuses(run)
  const startedAt = performance.now()
  const following: Promise<void>[] = []
  const polling = pollOutstanding(run)
  await runPaced(plan, options, async (order, dueAt) => {
    const follow = await send(run, order, dueAt)
    parts.progress.sent()
    following.push(follow())
  })
  run.deadline.start(options.timeout * 1000)
  await Promise.all(following)
  run.result.elapsedMs = performance.now() - startedAt
  run.deadline.cancel()
  await polling
  return run.result
}

async function followStatuses({ client, tracker, result }: Run): Promise<void> {
  const sequences = new Map<string, number>()
  await client.subscribe(OrderStatusChangesDocument, {
    next: ({ orderStatusChanges: { order, sequence, status } }) => {
      const last = sequences.get(order.id) ?? 0
      if (sequence <= last) result.findings.push(`${order.id}: sequence ${sequence} was pushed after ${last}`)
      sequences.set(order.id, sequence)
      tracker.see(order.id, status)
    },
    failed: (reason) => result.findings.push(`orderStatusChanges failed: ${reason}`),
  })
}

/** Asks for orders that the subscription has said nothing final about: those it missed while it was not connected. */
async function pollOutstanding({ client, tracker, deadline, numbers }: Run): Promise<void> {
  let before = new Set<string>()
  while (!deadline.signal.aborted) {
    await pause(1_000, undefined, { signal: deadline.signal }).catch(() => {})
    const outstanding = tracker.outstanding()
    const old = outstanding.filter((id) => before.has(id))
    for (let from = 0; from < old.length && !deadline.signal.aborted; from += 100) {
      const orderNumbers = old.slice(from, from + 100).flatMap((id) => numbers.get(id) ?? [])
      const answer = await client.askUntil(deadline.signal, OrderStatusesDocument, { orderNumbers })
      for (const { id, status } of answer?.orders?.nodes ?? []) tracker.see(id, status)
    }
    before = new Set(outstanding)
  }
}

/** Sends one order with all that goes with it; what it returns follows the order to its end. */
async function send(run: Run, order: PlannedOrder, dueAt: number): Promise<() => Promise<void>> {
  const { result, tracker } = run
  if (order.malformed !== undefined) {
    result.malformed++
    if (run.broker) await publishPatiently(run.broker, [brokenMessage(order.malformed)], run.patienceMs)
  }
  const [first, second] = await Promise.all([
    place(run, order),
    order.isDuplicated ? place(run, order) : undefined,
  ])
  if (second) checkDuplicate(run, first, second)
  const name = first?.order?.orderNumber ?? `order ${order.index + 1} of the run`
  const isToBeCancelled = order.cancellation !== 'never'
  const outcome = { name, items: order.items, isToBeCancelled }
  if (!first?.order) {
    const code = first?.userErrors[0]?.code
    if (code) result.refusals.set(code, (result.refusals.get(code) ?? 0) + 1)
    result.outcomes.push({ ...outcome, state: code ? 'refused' : 'outstanding' })
    run.progress.finished()
    return () => Promise.resolve()
  }
  const { id, orderNumber } = first.order
  run.numbers.set(id, orderNumber)
  const final = tracker.follow(id, isToBeCancelled)
  if (isToBeCancelled) await cancel(run, id, name)
  return async () => {
    const seen = await run.deadline.limit(final)
    run.progress.finished()
    if (!seen) result.outcomes.push({ ...outcome, state: 'outstanding' })
    else
      result.outcomes.push({
        ...outcome,
        state: seen.status === 'CONFIRMED' ? 'confirmed' : 'cancelled',
        latencyMs: seen.at - dueAt,
      })
  }
}

async function place(run: Run, order: PlannedOrder): Promise<Placed | undefined> {
  const input = { idempotencyKey: `sim-${run.id}-${order.index}`, items: order.items }
  for (;;) {
    const answer = await run.client.askUntil(run.deadline.signal, PlaceOrderDocument, { input })
    const inProgress = answer?.placeOrder.userErrors.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS')
    if (!inProgress) return answer?.placeOrder
  }
}

function checkDuplicate({ result }: Run, first: Placed | undefined, second: Placed): void {
  result.duplicates++
  if (!first?.order && !second.order) return
  if (first?.order?.id !== second.order?.id)
    result.findings.push(`one idempotency key placed ${first?.order?.id} and ${second.order?.id}`)
  else if (!first?.replayed && !second.replayed)
    result.findings.push(`${first?.order?.orderNumber} was sent twice and neither answer says replayed`)
}

async function cancel(run: Run, orderId: string, name: string): Promise<void> {
  run.result.cancellations++
  const input = { idempotencyKey: `sim-${run.id}-${orderId}`.slice(0, 64), orderId }
  const answer = await run.client.askUntil(run.deadline.signal, CancelOrderDocument, { input })
  const [refusal] = answer?.cancelOrder.userErrors ?? []
  // INVALID_STATE: it was cancelled already for want of stock.
  if (refusal && refusal.code !== 'INVALID_STATE')
    run.result.findings.push(`the cancellation of ${name} was refused: ${refusal.message}`)
}
