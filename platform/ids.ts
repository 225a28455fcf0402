import { v7 as uuidv7 } from 'uuid'

/** What each prefix stands for: product, order, order line, reservation, warehouse (location), supplier, offer, purchase order, its line, movement. */
export type IdPrefix = 'prd' | 'ord' | 'oln' | 'rsv' | 'loc' | 'sup' | 'off' | 'po' | 'pol' | 'mov'

/** A new opaque id: the prefix and a UUIDv7, so that ids sort by time and their index grows at one end. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${uuidv7()}`
}
