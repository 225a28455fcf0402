import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkText } from './product.ts'

/** What can be said of a warehouse; a field that is absent is not being set. */
export interface WarehouseFields {
  code?: string
  name?: string
  /** The lower, the sooner stock is taken from there. */
  priority?: number
}

export const maxPriority = 1_000_000

/** Checks every field that is there. */
export function checkWarehouseFields({ code, name, priority }: WarehouseFields): Rejection[] {
  const faults = name === undefined ? [] : checkText('name', name, { min: 1, max: 100 })
  if (code !== undefined && !/^[A-Za-z0-9_.-]{1,32}$/.test(code)) {
    const message = 'code must be 1 to 32 letters, digits, `_`, `-` or `.`'
    faults.push({ code: 'BAD_INPUT', message, path: ['input', 'code'] })
  }
  if (priority !== undefined && !(Number.isInteger(priority) && priority >= 1 && priority <= maxPriority)) {
    const message = 'priority must be a whole number from 1 to 1,000,000'
    faults.push({ code: 'BAD_INPUT', message, path: ['input', 'priority'] })
  }
  return faults
}

/** What is left in a warehouse, over all products. */
export interface WarehouseContents {
  products: number
  onHand: number
  reserved: number
  backordered: number
  incoming: number
}

/** Whether a warehouse can be closed: only an empty one, to which nothing is on its way and where nothing is owed. */
export function refuseClosing(code: string, left: WarehouseContents): Rejection | undefined {
  if (left.products === 0) return undefined
  const { onHand, reserved, backordered, incoming, products } = left
  const amounts = Object.entries({ 'on hand': onHand, reserved, backordered, incoming })
    .filter(([, amount]) => amount > 0)
    .map(([what, amount]) => `${amount.toLocaleString('en')} ${what}`)
  const what = products === 1 ? 'one product' : `${products.toLocaleString('en')} products`
  return {
    code: 'INVALID_STATE',
    message: `Warehouse ${code} is not empty (${amounts.join(', ')}, of ${what}): move or issue that first`,
    path: ['input', 'id'],
    current: 'IN_USE',
    allowed: ['EMPTY'],
  }
}
