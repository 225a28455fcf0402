import { decodeBody, encodeBody } from '#schema/events/codec.ts'
import { OrderLinesCancelled, OrderShipped, ReturnReceived } from '#schema/events/orders.ts'
import type { EventBody, EventContract } from '#schema/events/wire.ts'
import { enqueue, outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import type { AllocationPolicy } from '../domain/allocation.ts'
import { portionsOf } from '../domain/reservation.ts'
import { returnedPortionsOf } from '../domain/return.ts'
import type { Excess } from '../domain/ship.ts'
import { decideStep, type StepKind, type StepRequest, type TakenStep } from '../domain/steps.ts'
import type { StockBook } from '../domain/stock.ts'
import type { InventoryTransaction } from '../repository.ts'
import { findCosts, type ProductCost } from '../repository-costs.ts'
import { openLevels } from '../repository-levels.ts'
import { findSteps, saveSteps, type StoredStep } from '../repository-steps.ts'
import { confirmReservations } from './confirm-reservations.ts'
import { encodeEvent } from './decisions.ts'
import { openReservations, saveReservations, type OpenReservations } from './open-reservations.ts'
import { answerContracts, answerTo } from './step-answers.ts'

type StepBody = EventBody<typeof OrderShipped | typeof OrderLinesCancelled | typeof ReturnReceived>

type StepEvent = IncomingEvent<StepBody>

const requestContracts: Record<StepKind, EventContract<string, any>> = {
  SHIPMENT: OrderShipped,
  LINE_CANCELLATION: OrderLinesCancelled,
  RETURN: ReturnReceived,
}

/** A shipment of more than was set aside. */
export interface ShipmentExcess extends Excess {
  orderId: string
  shipmentId: string
}

export interface StepOptions {
  policy?: AllocationPolicy
  /** Told of each shipment of more than was set aside: something is wrong in a warehouse, or with who sent it. */
  onExcess?: (excess: ShipmentExcess) => void
}

/** What a batch of steps shares. */
interface Workspace {
  opened: OpenReservations
  /** All steps of the orders, with those that are being taken, by order. */
  steps: Map<string, StoredStep[]>
  costs: ReadonlyMap<string, ProductCost>
  occurredAt: string
  onExcess: (excess: ShipmentExcess) => void
  changed: Set<StoredStep>
}

/**
 * Takes a batch of shipments, R9, cancellations of lines, R6, or returns, R10: each once by its own id. One that was taken
 * before gets its recorded answer again. A return that overtook its shipment waits, and is taken with that.
 * @throws for an order that Inventory doesn't know: it cannot have anything to ship. The message is tried again later
 */
export async function takeSteps(
  tx: InventoryTransaction,
  kind: StepKind,
  events: readonly StepEvent[],
  { policy, onExcess = () => undefined }: StepOptions = {},
): Promise<void> {
  const orderIds = [...new Set(events.map(({ body }) => String(body.order_id)))]
  const opened = await openReservations(tx, orderIds, () => true)
  const unknown = orderIds.find((orderId) => !opened.now.has(orderId))
  if (unknown !== undefined)
    throw new Error(`order ${unknown} holds no reservation that could take a ${kind}`)
  if (kind === 'RETURN') await openLevels(tx, opened.book)
  const causes = new Map(events.map((event) => [String(event.body.order_id), event]))
  // Nobody ships or cancels a part of what was not confirmed: word of that is only late.
  const confirmed = kind === 'RETURN' ? [] : await confirmReservations(tx, opened, causes, policy)
  const work: Workspace = {
    opened,
    steps: Map.groupBy(await findSteps(tx, orderIds), ({ orderId }) => orderId),
    costs: await findCosts(tx, [...opened.book.levels.keys()]),
    occurredAt: new Date().toISOString(),
    onExcess,
    changed: new Set(),
  }
  const answers = events.flatMap((event) => answerOnce(work, kind, event))
  const caughtUp = kind === 'SHIPMENT' ? orderIds.flatMap((orderId) => takeWaiting(work, orderId)) : []
  await saveSteps(tx, [...work.changed])
  const stockEvents = await saveReservations(tx, opened)
  await enqueue(tx, [...confirmed, ...answers, ...caughtUp, ...stockEvents])
}

function answerOnce(work: Workspace, kind: StepKind, event: StepEvent): OutgoingEvent[] {
  const { body, messageId, correlationId } = event
  const orderId = String(body.order_id)
  const id = String(requestContracts[kind].subject(body))
  const steps = work.steps.get(orderId) ?? []
  work.steps.set(orderId, steps)
  const known = steps.find((step) => step.kind === kind && step.id === id)
  if (!known) {
    const step = { orderId, kind, id, cause: messageId, request: encodeBody(body), answer: null }
    steps.push(step)
    work.changed.add(step)
    return takeStep(work, step).map((answer) => ({ ...answer, ...(correlationId && { correlationId }) }))
  }
  if (known.answer === null) return []
  const contract = answerContracts[kind] as EventContract<string, any>
  return [outgoing(contract, decodeBody(contract, known.answer), correlationId)]
}

/** Takes the returns that waited for a shipment, as far as that is here now. */
function takeWaiting(work: Workspace, orderId: string): OutgoingEvent[] {
  const waiting = (work.steps.get(orderId) ?? []).filter(({ answer }) => answer === null)
  return waiting.flatMap((step) => takeStep(work, step))
}

/** @returns its answer; none if it has to wait */
function takeStep(work: Workspace, step: StoredStep): OutgoingEvent[] {
  const { opened, costs, occurredAt } = work
  const reservation = opened.now.get(step.orderId)
  if (!reservation) throw new Error(`order ${step.orderId} is not open`)
  const body = decodeBody(requestContracts[step.kind], step.request) as StepBody
  const done = (work.steps.get(step.orderId) ?? []).filter(({ answer }) => answer !== null)
  const unitCosts = new Map([...costs].map(([productId, { cost }]) => [productId, cost]))
  const decision = decideStep(reservation, requestOf(step, body, opened.book), {
    // Only a return asks what went before.
    taken: step.kind === 'RETURN' ? done.map(takenStep) : [],
    book: opened.book,
    costs: unitCosts,
  })
  if (decision === 'wait') return []
  const { reservation: after, outcome } = decision
  opened.now.set(step.orderId, after)
  if (outcome.kind === 'SHIPMENT')
    for (const excess of outcome.excess)
      work.onExcess({ ...excess, orderId: step.orderId, shipmentId: step.id })
  const stepId = requestContracts[step.kind].subject(body)
  const context = { order: reservation, stepId, codes: opened.book.codes, costs }
  const answer = answerTo(outcome, context, occurredAt)
  step.answer = encodeEvent(answer)
  work.changed.add(step)
  return [answer]
}

function requestOf({ kind, id, cause }: StoredStep, body: StepBody, { codes }: StockBook): StepRequest {
  const { items } = body
  if (kind === 'RETURN') return { kind, id, cause, portions: returnedPortionsOf(items as never) }
  if (kind === 'LINE_CANCELLATION') return { kind, id, cause, portions: portionsOf(items) }
  const { warehouse } = body as EventBody<typeof OrderShipped>
  const [warehouseId] = [...codes].find(([, code]) => code === warehouse) ?? []
  return { kind, id, cause, portions: portionsOf(items), warehouseId }
}

function takenStep({ kind, request }: StoredStep): TakenStep {
  return { kind, portions: portionsOf(decodeBody(requestContracts[kind], request).items) }
}
