import { isDeepStrictEqual } from 'node:util'
import { formatMoney, parseMoney } from '#platform/kernel/money.ts'
import type { ApiClient } from '../api-client.ts'

interface Item {
  productId: string
  quantity: number
  unitPrice: { amount: string; currencyCode: string }
}

interface Input {
  idempotencyKey: string
  items: Item[]
  customerId?: string
  placedAt: string
  note: string
}

/** Orders as it answers an import: it remembers each key for ever, and can be made to break off. */
export interface Orders {
  api: ApiClient
  /** There is no such product until it is shown. */
  hide: (sku: string) => void
  show: (sku: string) => void
  /** The product is not on sale until it goes on. */
  stop: (sku: string) => void
  go: (sku: string) => void
  /** After so many requests the next fails, carried out or not; until it is mended. */
  breakOff: (requests: number, isCarriedOut: boolean) => void
  mend: () => void
  /** The next few orders are still being placed, as another request tells. */
  keepInProgress: (times: number) => void
  /** Each order in a line: its note, its lines. */
  held: () => string[]
  /** How many lines each order has. */
  sizes: () => number[]
  /** How often the line is ordered that is ordered most often. */
  most: () => number
}

/** What a request that was made to fail throws. */
export class BrokenOff extends Error {
  override name = 'BrokenOff'
}

interface Memory {
  byKey: Map<string, Input & { id: string }>
  hidden: Set<string>
  stopped: Set<string>
  inProgress: number
}

export function openOrders(): Orders {
  const memory: Memory = { byKey: new Map(), hidden: new Set(), stopped: new Set(), inProgress: 0 }
  const answers = answersOf(memory)
  let left = Infinity
  let isCarriedOut = false
  const api = {
    ask: async (document: unknown, variables: unknown) => {
      const name = /(?:query|mutation) (\w+)/.exec(String(document))?.[1] ?? ''
      left -= 1
      const answer = left < 0 && !isCarriedOut ? undefined : answers[name]?.(variables)
      if (left < 0) throw new BrokenOff()
      return answer
    },
    close: async () => {},
  } as ApiClient
  return {
    api,
    hide: (sku) => memory.hidden.add(sku),
    show: (sku) => memory.hidden.delete(sku),
    stop: (sku) => memory.stopped.add(sku),
    go: (sku) => memory.stopped.delete(sku),
    breakOff(requests, carriedOut) {
      left = requests
      isCarriedOut = carriedOut
    },
    mend: () => void (left = Infinity),
    keepInProgress: (times) => void (memory.inProgress = times),
    ...figures(memory),
  }
}

function figures({ byKey }: Memory): Pick<Orders, 'held' | 'sizes' | 'most'> {
  const orders = () => [...byKey.values()]
  return {
    held: () =>
      orders().map(({ note, items }) => {
        const lines = items.map(
          ({ productId, quantity }) => productId.slice(4) + (quantity > 1 ? `*${quantity}` : ''),
        )
        return `${note}: ${lines.join(' ')}`
      }),
    sizes: () => orders().map(({ items }) => items.length),
    most() {
      const times = new Map<string, number>()
      for (const { productId, quantity } of orders().flatMap(({ items }) => items)) {
        const line = `${productId} ${quantity}`
        times.set(line, (times.get(line) ?? 0) + 1)
      }
      return Math.max(0, ...times.values())
    },
  }
}

function answersOf(memory: Memory): Record<string, (variables: any) => object> {
  const { byKey, hidden } = memory
  return {
    ProductsBySku: ({ skus }) => ({
      products: {
        nodes: skus
          .filter((sku: string) => !hidden.has(sku))
          .map((sku: string) => ({ sku, id: `prd_${sku}` })),
      },
    }),
    CustomersByReference: ({ references }) => ({
      customers: { nodes: references.map((reference: string) => ({ reference, id: `cus_${reference}` })) },
    }),
    PlaceOrders: ({ input }) => {
      const orders: Input[] = structuredClone(input.orders)
      // Which of two orders with one key would be placed is not said.
      if (new Set(orders.map(({ idempotencyKey }) => idempotencyKey)).size < orders.length)
        throw new Error('one key twice in a request')
      const results = orders.map((order, index) => place(memory, order, index))
      return { placeOrders: { userErrors: [], results } }
    },
    // One on each page.
    OrdersOfInvoice: ({ filter: { createdAt, customerId }, after }) => {
      const start = Number(after ?? 0)
      const found = [...byKey.values()].filter(
        (order) =>
          order.placedAt >= createdAt.gte &&
          order.placedAt < createdAt.lt &&
          (!customerId || order.customerId === customerId.eq),
      )
      const hasNextPage = start + 1 < found.length
      const nodes = found.slice(start, start + 1).map(({ id, note }) => ({ id, note }))
      return { orders: { nodes, pageInfo: { hasNextPage, endCursor: String(start + 1) } } }
    },
    OrderOfInvoice: ({ id: asked }) => {
      const order = [...byKey.values()].find(({ id }) => id === asked)
      return { order: order ? show(order) : null }
    },
  }
}

/** An order as it is read: prices as the API writes them. */
function show({ id, note, placedAt: createdAt, customerId, items }: Input & { id: string }): object {
  const lines = items.map(({ productId, quantity, unitPrice: { amount, currencyCode } }) => {
    const money = parseMoney(amount, currencyCode)
    const unitPrice = { amount: money && formatMoney(money), currencyCode }
    return { productId, sku: productId.slice(4), quantity, unitPrice }
  })
  return { id, note, createdAt, customer: customerId === undefined ? null : { id: customerId }, lines }
}

/** Places one order of many, or answers why not. */
function place(memory: Memory, input: Input, index: number): object {
  const { byKey, stopped } = memory
  const refuse = (code: string, path: string[] = ['idempotencyKey']) => ({
    ...{ index, order: null, replayed: false },
    userErrors: [{ code, message: code, path: ['input', 'orders', String(index), ...path] }],
  })
  if (memory.inProgress-- > 0) return refuse('IDEMPOTENCY_IN_PROGRESS')
  const earlier = byKey.get(input.idempotencyKey)
  if (earlier) {
    const { id, ...asked } = earlier
    // Whatever the order of their fields.
    const isSame = isDeepStrictEqual(asked, input)
    return isSame
      ? { index, order: { id }, replayed: true, userErrors: [] }
      : refuse('IDEMPOTENCY_KEY_REUSED')
  }
  const unknown = input.items.findIndex(({ productId }) => !productId.startsWith('prd_'))
  if (unknown >= 0) return refuse('NOT_FOUND', ['items', String(unknown), 'productId'])
  const off = input.items.findIndex(({ productId }) => stopped.has(productId.slice(4)))
  if (off >= 0) return refuse('INVALID_STATE', ['items', String(off), 'productId'])
  const id = `ord_${byKey.size}`
  byKey.set(input.idempotencyKey, { ...input, id })
  return { index, order: { id }, replayed: false, userErrors: [] }
}
