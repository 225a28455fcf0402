import { createContext, type Dispatch, type ReactNode, useContext, useEffect, useReducer } from 'react'
import { type BasketAction, type BasketLine, changeBasket } from './basket.ts'

interface Basket {
  lines: readonly BasketLine[]
  change: Dispatch<BasketAction>
}

const stored = 'stockgraph.basket'
const BasketContext = createContext<Basket | undefined>(undefined)

/** Holds the basket for the pages below, and keeps it over a reload. */
export function BasketProvider({ children }: { children: ReactNode }) {
  const [lines, change] = useReducer(changeBasket, undefined, load)
  useEffect(() => {
    try {
      localStorage.setItem(stored, JSON.stringify(lines))
    } catch {
      // A full or forbidden storage costs the reload its basket, not the visitor the page.
    }
  }, [lines])
  return <BasketContext value={{ lines, change }}>{children}</BasketContext>
}

/** The basket of the provider above. */
export function useBasket(): Basket {
  const basket = useContext(BasketContext)
  if (!basket) throw new Error('useBasket needs a BasketProvider above it')
  return basket
}

function load(): readonly BasketLine[] {
  try {
    const lines: unknown = JSON.parse(localStorage.getItem(stored) ?? '[]')
    return Array.isArray(lines) ? lines.filter(isLine) : []
  } catch {
    return []
  }
}

function isLine(value: unknown): value is BasketLine {
  const line = value as Partial<BasketLine> | null
  return (
    typeof line?.productId === 'string' &&
    typeof line.sku === 'string' &&
    typeof line.name === 'string' &&
    typeof line.quantity === 'string' &&
    typeof line.price?.amount === 'string' &&
    typeof line.price.currencyCode === 'string'
  )
}
