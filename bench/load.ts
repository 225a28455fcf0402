import { randomUUID } from 'node:crypto'
import { connect } from 'amqplib'
import { productId } from './catalogue.ts'

/** What a load places, and how fast. */
export interface LoadPlan {
  orders: number
  /** At saturation: how long orders are placed at most, be they fewer then; without it, until all are. */
  forMs?: number | undefined
  /** Orders per second; without it, as fast as `inFlight` undecided orders allow. */
  perSecond?: number | undefined
  /** Orders that are placed and not decided, at saturation. */
  inFlight: number
  /** Products that orders are spread over; 1 = a hot product. */
  products: number
  lines: number
}

export interface LoadResult {
  decided: number
  elapsedMs: number
  /** From the moment each order was due to the news of its final status, in ms. */
  latenciesMs: number[]
  /** From the moment each order was due to the answer of placeOrder, in ms. */
  answersMs: number[]
}

export interface OrderRequest {
  idempotencyKey: string
  items: { productId: string; quantity: number }[]
}

/** Places one order and answers its id. */
export type Place = (request: OrderRequest) => Promise<string>

/** What tells that an order has come to where a load leads it. */
export interface News {
  exchange: 'orders' | 'inventory'
  routingKeys: readonly string[]
}

const finalStatus: News = { exchange: 'orders', routingKeys: ['order.confirmed', 'order.cancelled'] }

/** Hears of each order that reached its final status, as any other service would: from the broker. */
export interface Decisions {
  /** Calls back with the order's id. */
  onDecided: (listener: (orderId: string) => void) => void
  stop(): Promise<void>
}

/** @param news without it, that of an order's final status */
export async function watchDecisions(
  amqpUrl: string,
  { exchange, routingKeys }: News = finalStatus,
): Promise<Decisions> {
  const connection = await connect(amqpUrl, { noDelay: true })
  const channel = await connection.createChannel()
  await channel.assertExchange(exchange, 'topic', { durable: true })
  const { queue } = await channel.assertQueue('', { exclusive: true, durable: false })
  for (const key of routingKeys) await channel.bindQueue(queue, exchange, key)
  let listener: (orderId: string) => void = () => undefined
  await channel.consume(queue, (message) => void (message && listener(message.properties.correlationId)), {
    noAck: true,
  })
  return {
    onDecided: (next) => (listener = next),
    stop: () => connection.close(),
  }
}

const giveUpAfterMs = 120_000

/** Places the orders of a plan and waits until each has its final status. */
export async function runLoad(plan: LoadPlan, place: Place, decisions: Decisions): Promise<LoadResult> {
  const dueAt = new Map<string, number>()
  const decidedEarly = new Map<string, number>()
  const result: LoadResult = { decided: 0, elapsedMs: 0, latenciesMs: [], answersMs: [] }
  const done = Promise.withResolvers<void>()
  const started = performance.now()
  let placed = 0
  let lastDecidedAt = started
  const isOver = () =>
    placed === plan.orders || (plan.forMs !== undefined && performance.now() - started > plan.forMs)

  const settle = (orderId: string, due: number, at: number) => {
    dueAt.delete(orderId)
    result.latenciesMs.push(at - due)
    result.decided++
    lastDecidedAt = at
    if (!isOver()) {
      if (plan.perSecond === undefined) placeNext()
    } else if (result.decided === placed) done.resolve()
  }
  decisions.onDecided((orderId) => {
    const due = dueAt.get(orderId)
    if (due === undefined) decidedEarly.set(orderId, performance.now())
    else settle(orderId, due, performance.now())
  })
  const placeOne = async (due: number, n: number) => {
    const orderId = await place(request(plan, n))
    result.answersMs.push(performance.now() - due)
    const decidedAt = decidedEarly.get(orderId)
    if (decidedAt === undefined) return void dueAt.set(orderId, due)
    decidedEarly.delete(orderId)
    settle(orderId, due, decidedAt)
  }
  const placeNext = () => void placeOne(performance.now(), placed++).catch(done.reject)
  const timer = setTimeout(
    () => done.reject(new Error(`${placed - result.decided} orders were not decided`)),
    giveUpAfterMs,
  )
  try {
    if (plan.perSecond === undefined) for (let n = 0; n < plan.inFlight && !isOver(); n++) placeNext()
    else void keepPace(plan, started, (due) => void placeOne(due, placed++).catch(done.reject))
    await done.promise
  } finally {
    clearTimeout(timer)
  }
  result.elapsedMs = lastDecidedAt - started
  return result
}

/** Due times are fixed beforehand: a system that stalls does not thereby get fewer orders to be late with. */
async function keepPace(plan: LoadPlan, started: number, placeAt: (due: number) => void): Promise<void> {
  const everyMs = 1000 / (plan.perSecond ?? 1)
  for (let n = 0; n < plan.orders; n++) {
    const due = started + n * everyMs
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    placeAt(due)
  }
}

function request({ products, lines }: LoadPlan, n: number): OrderRequest {
  const items = Array.from({ length: lines }, (_, line) => ({
    productId: productId(((n * 7919 + line * 104_729) % products) + 1),
    quantity: 1 + (n % 3),
  }))
  return { idempotencyKey: randomUUID(), items }
}
