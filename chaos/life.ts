import { setTimeout as pause } from 'node:timers/promises'
import { between, type Random } from '../scripts/simulation/random.ts'
import type { GatewayClient } from './gateway-client.ts'

const readOrder = `query ($id: ID!) {
  order(id: $id) { status lines { id quantity shippedQuantity shippableQuantity } }
}`
const shipOrder = `mutation ($input: ShipOrderInput!) {
  shipOrder(input: $input) { shipment { id } userErrors { code message } }
}`
const recordPayment = `mutation ($input: RecordPaymentInput!) {
  recordPayment(input: $input) { order { id } userErrors { code message } }
}`
const cancelOrderLines = `mutation ($input: CancelOrderLinesInput!) {
  cancelOrderLines(input: $input) { order { id } userErrors { code message } }
}`
const requestReturn = `mutation ($input: RequestReturnInput!) {
  requestReturn(input: $input) { return { id } userErrors { code message } }
}`
const approveReturn = `mutation ($input: ApproveReturnInput!) {
  approveReturn(input: $input) { return { id } userErrors { code message } }
}`
const receiveReturn = `mutation ($input: ReceiveReturnInput!) {
  receiveReturn(input: $input) { return { id } userErrors { code message } }
}`

/** An order whose life is led. */
export interface LedOrder {
  orderId: string
  /** Of the load; what is drawn for the order has a key with it. */
  index: number
  /** Whether it is paid by an invoice. */
  isInvoiced: boolean
}

interface Line {
  id: string
  quantity: number
  shippedQuantity: number
  shippableQuantity: number
}

/** An order may be elsewhere by the time it is asked for something; any other refusal is a fault. */
const expectedRefusals = ['INVALID_STATE', 'INSUFFICIENT_STOCK', 'INVALID_QUANTITY']

/** How long an order's confirmation is waited for. Those that wait for goods, or for a payment, may never see it. */
const looks = 40
const lookEveryMs = 250

/** The later life of orders: cancelled lines, shipments whole and in part, paid invoices, returns. Every request may be sent again. */
export class Life {
  /** Shipments that were accepted. */
  readonly shipments = new Set<string>()
  /** Returns whose goods were taken in. */
  readonly returns = new Set<string>()
  readonly violations: string[] = []
  readonly #client: GatewayClient
  readonly #random: Random
  readonly #warehouses: readonly string[]

  /** @param options.warehouses their codes */
  constructor(options: { client: GatewayClient; random: Random; warehouses: readonly string[] }) {
    this.#client = options.client
    this.#random = options.random
    this.#warehouses = options.warehouses
  }

  /**
   * Takes one order as far as the dice say.
   * @param until.signal gives up what is being asked
   * @param until.goesOn tells whether to begin with a next step
   */
  async lead(
    { orderId, index, isInvoiced }: LedOrder,
    { signal, goesOn }: { signal: AbortSignal; goesOn: () => boolean },
  ): Promise<void> {
    const random = this.#random
    const warehouse = this.#warehouses[between(random, [0, 2 * this.#warehouses.length - 1])]
    const isPaidFirst = random() < 0.5
    const [isPartCancelled, isInParts, isReturned] = [random() < 0.2, random() < 0.4, random() < 0.4]
    const disposition = random() < 0.5 ? 'RESTOCK' : 'DAMAGED'
    const linger = between(random, [0, 300])
    if (!(await this.#isConfirmed(orderId, index, { signal, goesOn }))) return
    const ask = async (step: string, query: string, input: object) =>
      goesOn()
        ? this.#ask(query, { idempotencyKey: `chaos-${step}-${index}`, ...input }, index, signal)
        : undefined
    const lines = await this.#linesOf(orderId, index, signal)
    const [first] = lines
    if (!first) return
    // The last piece is cancelled with its order, not by itself.
    const pieces = lines.reduce((sum, { shippableQuantity }) => sum + shippableQuantity, 0)
    const one = [{ lineId: first.id, quantity: 1 }]
    if (isInvoiced && isPaidFirst) await ask('paid', recordPayment, { orderId })
    if (isPartCancelled && pieces > 1) await ask('lines', cancelOrderLines, { orderId, items: one })
    if (isInParts) this.#shipped(await ask('part', shipOrder, { orderId, items: one }))
    await pause(linger)
    this.#shipped(await ask('ship', shipOrder, { orderId, ...(warehouse !== undefined && { warehouse }) }))
    if (isInvoiced && !isPaidFirst) await ask('paid', recordPayment, { orderId })
    if (!isReturned) return
    const requested = await ask('return', requestReturn, { orderId, items: one })
    const returnId = requested?.return?.id
    if (returnId === undefined) return
    await ask('approve', approveReturn, { returnId })
    const received = await ask('receive', receiveReturn, {
      returnId,
      items: [{ lineId: first.id, quantity: 1, disposition }],
    })
    if (received?.return) this.returns.add(returnId)
  }

  #shipped(answer: { shipment?: { id: string } | null } | undefined): void {
    if (answer?.shipment) this.shipments.add(answer.shipment.id)
  }

  async #isConfirmed(
    orderId: string,
    index: number,
    { signal, goesOn }: { signal: AbortSignal; goesOn: () => boolean },
  ): Promise<boolean> {
    for (let look = 0; look < looks && goesOn() && !signal.aborted; look++) {
      const data = await this.#client.askUntil(signal, readOrder, { id: orderId }, index)
      const status = data?.order?.status
      if (status === 'CONFIRMED') return true
      if (status === 'CANCELLED' || status === 'CANCELLING') return false
      await pause(lookEveryMs)
    }
    return false
  }

  async #linesOf(orderId: string, index: number, signal: AbortSignal): Promise<Line[]> {
    const data = await this.#client.askUntil(signal, readOrder, { id: orderId }, index)
    const lines: Line[] = data?.order?.lines ?? []
    return lines.filter(({ shippableQuantity }) => shippableQuantity > 0)
  }

  /** @returns the payload; undefined when it was given up */
  async #ask(query: string, input: object, index: number, signal: AbortSignal): Promise<any> {
    const data = await this.#client.askUntil(signal, query, { input }, index)
    const payload: any = data && Object.values(data)[0]
    for (const { code, message } of payload?.userErrors ?? [])
      if (!expectedRefusals.includes(code)) this.violations.push(`${code}: ${message}`)
    return payload
  }
}
