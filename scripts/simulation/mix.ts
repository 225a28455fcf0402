import { between, createRandom, type Random } from './random.ts'

export interface Item {
  productId: string
  quantity: number
}

/** When an order's cancellation is sent; `before-order` only where messages go straight onto the exchange. */
export type CancellationTime = 'never' | 'at-once' | 'before-order'

export interface PlannedOrder {
  index: number
  items: Item[]
  /** Whether the same order is sent twice. */
  isDuplicated: boolean
  cancellation: CancellationTime
  /** A broken message to send beside the order; undefined for most. */
  malformed: string | undefined
}

export interface Mix {
  seed: number
  count: number
  /** The products to order; the first is the hot one. */
  productIds: readonly string[]
  /** Lines of an order, from and to. */
  items: readonly [number, number]
  /** Pieces of a line, from and to. */
  quantity: readonly [number, number]
  /** Shares, from 0 to 1. */
  hotProduct: number
  duplicates: number
  malformed: number
  cancellations: number
}

/** Bodies that break the contract of OrderCreated, each in a way of its own. */
export const malformedBodies: readonly string[] = [
  '',
  'not JSON',
  '{"event":"OrderCreated","order_id":"SIM-BROKEN","items":[{"product_id":1',
  '[]',
  '{"event":"OrderCreated","items":[{"product_id":1,"quantity":1}]}',
  '{"event":"OrderCreated","order_id":"SIM-BROKEN"}',
  '{"event":"OrderCreated","order_id":"SIM-BROKEN","items":{"product_id":1,"quantity":1}}',
  '{"event":"OrderCreated","order_id":"SIM-BROKEN","items":[{"product_id":1,"quantity":"two"}]}',
  '{"event":"SomethingElse","order_id":"SIM-BROKEN","items":[]}',
]

/**
 * The orders of a run: the same ones for the same mix and products. Every number is drawn whether it is needed or not, so
 * that another share of one thing does not change the others.
 */
export function* planOrders(mix: Mix): Generator<PlannedOrder> {
  const random = createRandom(mix.seed)
  for (let index = 0; index < mix.count; index++) {
    yield {
      index,
      items: Array.from({ length: between(random, mix.items) }, () => planItem(mix, random)),
      isDuplicated: random() < mix.duplicates,
      cancellation: planCancellation(mix, random),
      malformed: planMalformed(mix, random),
    }
  }
}

function planItem({ productIds, quantity, hotProduct }: Mix, random: Random): Item {
  const [isHot, other] = [random() < hotProduct, pick(productIds, random)]
  return { productId: isHot ? (productIds[0] as string) : other, quantity: between(random, quantity) }
}

function planCancellation({ cancellations }: Mix, random: Random): CancellationTime {
  const [isCancelled, isBefore] = [random() < cancellations, random() < 0.5]
  if (!isCancelled) return 'never'
  return isBefore ? 'before-order' : 'at-once'
}

function planMalformed({ malformed }: Mix, random: Random): string | undefined {
  const [isSent, body] = [random() < malformed, pick(malformedBodies, random)]
  return isSent ? body : undefined
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[between(random, [0, values.length - 1])] as T
}
