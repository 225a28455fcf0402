import { setTimeout as pause } from 'node:timers/promises'
import { between, type Random } from '../scripts/simulation/random.ts'
import type { Followers } from './followers.ts'
import type { GatewayClient } from './gateway-client.ts'
import { Life } from './life.ts'

const placeOrder = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { id } replayed userErrors { code message } }
}`
const cancelOrder = `mutation ($input: CancelOrderInput!) {
  cancelOrder(input: $input) { order { id } userErrors { code } }
}`
const transferStock = `mutation ($input: TransferStockInput!) {
  transferStock(input: $input) { userErrors { code } }
}`
const adjustStock = `mutation ($input: AdjustStockInput!) {
  adjustStock(input: $input) { movement { id } userErrors { code } }
}`

/** A slow system may hold up this many requests; more would only measure the rig. */
const maxInFlight = 300
const share = {
  cancelled: 0.2,
  sentTwice: 0.08,
  adjusted: 0.12,
  moved: 0.05,
  followed: 0.5,
  lived: 0.4,
  prepaid: 0.15,
  invoiced: 0.1,
  mayWait: 0.3,
}

/** What the simulated payment provider is told to do. */
const paymentReferences = ['card', 'card', 'card twice', 'card delay:500ms twice', 'card decline']

export interface LoadOptions {
  client: GatewayClient
  followers: Followers
  random: Random
  /** Orders a second. */
  rate: number
  productIds: readonly string[]
  warehouses: readonly string[]
}

/** Orders, cancellations and stock adjustments, drawn from the seed, at a steady rate for as long as it runs. */
export class Load {
  /** Orders that were answered, by the key they were placed with. */
  readonly accepted = new Map<string, string>()
  /** Orders whose cancellation was accepted. */
  readonly cancelled = new Set<string>()
  readonly violations: string[] = []
  readonly life: Life
  readonly #options: LoadOptions
  #isOn = false
  #isStopped = false
  #count = 0
  #inFlight = new Set<Promise<void>>()
  #led = new Set<Promise<void>>()
  #giveUp = new AbortController()
  #running: Promise<void>

  constructor(options: LoadOptions) {
    this.#options = options
    this.life = new Life(options)
    this.#running = this.#run()
  }

  resume(): void {
    this.#giveUp = new AbortController()
    this.#isOn = true
  }

  /** Sends nothing new, and waits for what is under way; what has no answer by `timeoutMs` is given up. */
  async pause(timeoutMs: number): Promise<void> {
    this.#isOn = false
    const { signal } = this.#giveUp
    const timer = setTimeout(() => this.#giveUp.abort(), timeoutMs)
    const isBusy = () => this.#inFlight.size + this.#led.size > 0
    while (isBusy() && !signal.aborted) await Promise.race([...this.#inFlight, ...this.#led])
    clearTimeout(timer)
    await Promise.all([...this.#inFlight, ...this.#led])
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#giveUp.abort()
    await this.pause(0)
    await this.#running
  }

  async #run(): Promise<void> {
    let next = performance.now()
    while (!this.#isStopped) {
      const now = performance.now()
      next += 1_000 / this.#options.rate
      // After a pause of the process there is nothing to catch up with.
      if (next < now - 1_000) next = now
      if (next > now) await pause(next - now)
      if (this.#isOn && this.#inFlight.size < maxInFlight) this.#begin(this.#order(this.#count++))
    }
  }

  #begin(work: Promise<void>): void {
    const tracked = work.finally(() => this.#inFlight.delete(tracked))
    this.#inFlight.add(tracked)
  }

  async #order(index: number): Promise<void> {
    const { random, client, productIds, followers } = this.#options
    const items = Array.from({ length: between(random, [1, 3]) }, () => ({
      productId: productIds[Math.floor(random() ** 2 * productIds.length)],
      quantity: between(random, [1, 3]),
      onShortage: random() < share.mayWait ? 'BACKORDER' : 'REJECT',
    }))
    const [isCancelled, isTwice, isFollowed, isLived, isPrepaid, isInvoiced] = [
      share.cancelled,
      share.sentTwice,
      share.followed,
      share.lived,
      share.prepaid,
      share.invoiced,
    ].map((limit) => random() < limit)
    const paymentReference = paymentReferences[between(random, [0, paymentReferences.length - 1])]
    const prepaid = isPrepaid && { paymentMode: 'PREPAID', paymentReference }
    const payment = prepaid || (isInvoiced && { paymentMode: 'INVOICE' })
    const cancelAfterMs = between(random, [0, 150]) * (random() < 0.5 ? 0 : 1)
    if (random() < share.adjusted) this.#begin(this.#adjust(index))
    if (random() < share.moved) this.#begin(this.#transfer(index))
    const input = { idempotencyKey: `chaos-order-${index}`, items, ...payment }
    const { signal } = this.#giveUp
    const sent = [client.askUntil(signal, placeOrder, { input }, index)]
    if (isTwice) sent.push(client.askUntil(signal, placeOrder, { input }, index + 1))
    const answers = await Promise.all(sent)
    const ids = new Set(answers.flatMap((data) => this.#acceptedId(data, input.idempotencyKey) ?? []))
    if (ids.size > 1) this.violations.push(`key ${input.idempotencyKey} placed ${ids.size} orders`)
    const [orderId] = ids
    if (orderId === undefined) return
    this.accepted.set(input.idempotencyKey, orderId)
    if (isFollowed) followers.follow(orderId, index)
    if (isCancelled) {
      await pause(cancelAfterMs)
      await this.#cancel(orderId, index)
    } else if (isLived) this.#lead(orderId, index, isInvoiced === true && !isPrepaid)
  }

  /** Not counted among what is under way: an order may wait long for its payment, or for goods. */
  #lead(orderId: string, index: number, isInvoiced: boolean): void {
    const goesOn = () => this.#isOn
    const led = this.life
      .lead({ orderId, index, isInvoiced }, { signal: this.#giveUp.signal, goesOn })
      .finally(() => this.#led.delete(led))
    this.#led.add(led)
  }

  #acceptedId(data: any, key: string): string | undefined {
    if (!data) return undefined
    const { order, userErrors } = data.placeOrder
    if (userErrors.length > 0) this.violations.push(`order ${key} was refused: ${JSON.stringify(userErrors)}`)
    return order?.id
  }

  async #cancel(orderId: string, index: number): Promise<void> {
    const input = { idempotencyKey: `chaos-cancel-${index}`, orderId }
    const data = await this.#options.client.askUntil(this.#giveUp.signal, cancelOrder, { input }, index)
    if (data?.cancelOrder.userErrors.length === 0) this.cancelled.add(orderId)
  }

  async #transfer(index: number): Promise<void> {
    const { random, client, productIds, warehouses } = this.#options
    const [from, to] = random() < 0.5 ? warehouses : warehouses.toReversed()
    const lines = [{ productId: productIds[between(random, [0, productIds.length - 1])], quantity: 2 }]
    const input = { idempotencyKey: `chaos-transfer-${index}`, from, to, lines, reason: 'chaos' }
    await client.askUntil(this.#giveUp.signal, transferStock, { input }, index)
  }

  async #adjust(index: number): Promise<void> {
    const { random, client, productIds, warehouses } = this.#options
    const input = {
      idempotencyKey: `chaos-adjust-${index}`,
      productId: productIds[between(random, [0, productIds.length - 1])],
      warehouse: warehouses[between(random, [0, warehouses.length - 1])],
      delta: between(random, [0, 60]) - 12 || 1,
      reason: 'chaos',
    }
    await client.askUntil(this.#giveUp.signal, adjustStock, { input }, index)
  }
}
