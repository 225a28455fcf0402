import type { MoneyValue } from '../ui/money.ts'

/** One product in the basket. `quantity` is what stands in its field, which may not be a number. */
export interface BasketLine {
  productId: string
  sku: string
  name: string
  price: MoneyValue
  quantity: string
}

/** What can be done to a basket. */
export type BasketAction =
  | { type: 'add'; product: Omit<BasketLine, 'quantity'> }
  | { type: 'set'; productId: string; quantity: string }
  | { type: 'remove'; productId: string }
  | { type: 'empty' }

/** A product added twice stays one line, of one more. */
export function changeBasket(lines: readonly BasketLine[], action: BasketAction): readonly BasketLine[] {
  switch (action.type) {
    case 'add': {
      const { productId } = action.product
      if (!lines.some((line) => line.productId === productId))
        return [...lines, { ...action.product, quantity: '1' }]
      return lines.map((line) =>
        line.productId === productId
          ? { ...line, ...action.product, quantity: String((wholeNumber(line.quantity) ?? 0) + 1) }
          : line,
      )
    }
    case 'set':
      return lines.map((line) =>
        line.productId === action.productId ? { ...line, quantity: action.quantity } : line,
      )
    case 'remove':
      return lines.filter((line) => line.productId !== action.productId)
    case 'empty':
      return []
  }
}

/** The whole number that a field holds; null if it holds none. Its range is for the server to judge. */
export function wholeNumber(text: string): number | null {
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : null
}
