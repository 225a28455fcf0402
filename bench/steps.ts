import { randomUUID } from 'node:crypto'
import { Pool } from 'undici'
import type { OrderRequest } from './load.ts'

/** How an order is paid, where it isn't paid elsewhere. */
export interface Payment {
  paymentMode: 'PREPAID'
  paymentReference: string
}

/** The mutations of an order's life, by HTTP from this process, staff's and customers' alike. */
export interface Steps {
  /** Places an order and answers its id. */
  place(request: OrderRequest & Partial<Payment>): Promise<string>
  /** Ships all of an order. */
  ship(orderId: string): Promise<void>
  /** Asks to give one piece back, agrees to it and takes it in, to be sold again. */
  giveBack(orderId: string, lineId: string): Promise<void>
  close(): Promise<void>
}

const placeOrder =
  'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { message } } }'
const shipOrder =
  'mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { shipment { id } userErrors { message } } }'
const requestReturn =
  'mutation ($input: RequestReturnInput!) { requestReturn(input: $input) { return { id } userErrors { message } } }'
const approveReturn =
  'mutation ($input: ApproveReturnInput!) { approveReturn(input: $input) { return { id } userErrors { message } } }'
const receiveReturn =
  'mutation ($input: ReceiveReturnInput!) { receiveReturn(input: $input) { return { id } userErrors { message } } }'

/** @param connections how many requests may be under way at once; others wait */
export function openSteps(url: string, connections = 64): Steps {
  const pool = new Pool(new URL(url).origin, { connections })
  /** Answers the id of what was made; throws for any refusal. */
  const ask = async (query: string, input: object): Promise<string> => {
    const { body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    })
    const text = await body.text()
    const { data } = JSON.parse(text) as { data?: Record<string, Record<string, { id?: string } | null>> }
    const [made] = Object.values(Object.values(data ?? {})[0] ?? {})
    if (!made?.id) throw new Error(`a step of an order was refused: ${text.slice(0, 500)}`)
    return made.id
  }
  const key = () => ({ idempotencyKey: randomUUID() })
  return {
    place: (request) => ask(placeOrder, request),
    ship: async (orderId) => void (await ask(shipOrder, { ...key(), orderId })),
    giveBack: async (orderId, lineId) => {
      const piece = { lineId, quantity: 1 }
      const returnId = await ask(requestReturn, { ...key(), orderId, items: [piece] })
      await ask(approveReturn, { ...key(), returnId })
      await ask(receiveReturn, { ...key(), returnId, items: [{ ...piece, disposition: 'RESTOCK' }] })
    },
    close: () => pool.close(),
  }
}
