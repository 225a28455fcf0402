import { randomUUID } from 'node:crypto'
import type { Broker, Delivery, OutgoingMessage } from '#platform/messaging/broker.ts'
import { decodeBody, encodeBody } from '#schema/events/codec.ts'
import { StockRejected, StockReleased, StockReserved } from '#schema/events/inventory.ts'
import { OrderCancellationRequested, OrderCreated } from '#schema/events/orders.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { brokenMessage, publishPatiently, rawMessage } from './messages.ts'
import type { PlannedOrder } from './mix.ts'
import type { SimulationOptions } from './options.ts'
import { emptyResult, type RunResult } from './outcome.ts'
import { runPaced } from './pace.ts'
import type { Progress } from './progress.ts'
import { Tracker } from './tracker.ts'

type Decision = 'reserved' | 'rejected' | 'released'

const decisions: [Decision, typeof StockReserved | typeof StockRejected | typeof StockReleased][] = [
  ['reserved', StockReserved],
  ['rejected', StockRejected],
  ['released', StockReleased],
]

interface Run {
  broker: Broker
  tracker: Tracker<Decision>
  deadline: Deadline
  progress: Progress
  result: RunResult
}

/** Publishes the planned orders as OrderCreated and follows each to what Inventory decides about it. */
export async function driveExchange(
  plan: Iterable<PlannedOrder>,
  options: SimulationOptions,
  parts: { broker: Broker; progress: Progress },
): Promise<RunResult> {
  const run: Run = {
    ...parts,
    tracker: new Tracker((decision, isToBeCancelled) => !isToBeCancelled || decision === 'released'),
    deadline: createDeadline(),
    result: emptyResult(),
  }
  const feed = await followDecisions(run)
  const prefix = `SIM-${randomUUID().slice(0, 8)}`
  const startedAt = performance.now()
  const following: Promise<void>[] = []
  await runPaced(plan, options, async (order, dueAt) => {
    const id = `${prefix}-${order.index + 1}`
    following.push(follow(run, id, order, dueAt))
    await publishPatiently(parts.broker, messagesOf(run.result, id, order), options.timeout * 1000)
    parts.progress.sent()
  })
  run.deadline.start(options.timeout * 1000)
  await Promise.all(following)
  run.result.elapsedMs = performance.now() - startedAt
  run.deadline.cancel()
  await feed.stop()
  return run.result
}

function followDecisions({ broker, tracker, result }: Run) {
  const decided = new Map<string, Decision>()
  const see = (delivery: Delivery) => {
    const [decision, contract] =
      decisions.find(([, { routingKey }]) => routingKey === delivery.routingKey) ?? []
    if (!decision || !contract) return
    const id = String(decodeBody<{ order_id: unknown }>(contract as never, delivery.body.toString()).order_id)
    const before = decided.get(id)
    if (before && decision !== 'released' && before !== decision)
      result.findings.push(`${id} was ${before} and then ${decision}`)
    if (decision !== 'released') decided.set(id, decision)
    tracker.see(id, decision)
  }
  return broker.feed({
    exchange: StockReserved.exchange,
    routingKeys: decisions.map(([, { routingKey }]) => routingKey),
    onMessage: see,
    onGap: () => result.findings.push('the feed of decisions was interrupted: some may have been missed'),
  })
}

function messagesOf(result: RunResult, id: string, order: PlannedOrder): OutgoingMessage[] {
  const items = order.items.map(({ productId, quantity }) => ({ product_id: productId, quantity }))
  const created = () =>
    rawMessage(OrderCreated, encodeBody({ event: OrderCreated.type, order_id: id, items }))
  const cancellation = rawMessage(
    OrderCancellationRequested,
    encodeBody({ event: OrderCancellationRequested.type, order_id: id }),
  )
  if (order.malformed !== undefined) result.malformed++
  if (order.isDuplicated) result.duplicates++
  if (order.cancellation !== 'never') result.cancellations++
  return [
    ...(order.malformed === undefined ? [] : [brokenMessage(order.malformed)]),
    ...(order.cancellation === 'before-order' ? [cancellation] : []),
    created(),
    ...(order.isDuplicated ? [created()] : []),
    ...(order.cancellation === 'at-once' ? [cancellation] : []),
  ]
}

async function follow(run: Run, id: string, order: PlannedOrder, dueAt: number): Promise<void> {
  const isToBeCancelled = order.cancellation !== 'never'
  const outcome = { name: id, items: order.items, isToBeCancelled }
  const seen = await run.deadline.limit(run.tracker.follow(id, isToBeCancelled))
  run.progress.finished()
  if (!seen) run.result.outcomes.push({ ...outcome, state: 'outstanding' })
  else
    run.result.outcomes.push({
      ...outcome,
      state: seen.status === 'reserved' ? 'confirmed' : 'cancelled',
      latencyMs: seen.at - dueAt,
    })
}
