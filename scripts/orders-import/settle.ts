import type { Row } from './row.ts'

/** A line of the file, with the item that it becomes. */
export interface Ordered {
  row: Row
  item: { productId: string; quantity: number; unitPrice: Price }
}

/** As the API writes it: two decimals of pounds, whatever the file has. */
export interface Price {
  amount: string
  currencyCode: string
}

/** A line of an order that was placed. */
export interface HeldLine {
  productId: string
  sku: string
  quantity: number
  unitPrice: Price
}

/**
 * Takes the lines that an order holds from those of the file.
 * @returns the lines that are `left`, in their order, and `strays`: what the order holds and the file does not, or no longer
 */
export function settle(
  lines: readonly Ordered[],
  held: readonly HeldLine[],
): { left: Ordered[]; strays: HeldLine[] } {
  const open = new Map<string, HeldLine[]>()
  for (const line of held) open.set(nameOf(line), [...(open.get(nameOf(line)) ?? []), line])
  const left = lines.filter(({ item }) => open.get(nameOf(item))?.pop() === undefined)
  return { left, strays: [...open.values()].flat() }
}

function nameOf({ productId, quantity, unitPrice: { amount, currencyCode } }: Ordered['item']): string {
  return JSON.stringify([productId, quantity, amount, currencyCode])
}
