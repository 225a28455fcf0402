import { v7 as uuidv7 } from 'uuid'

/** What each prefix stands for: product, brand, category, order, order line, shipment, cancellation of lines, return, reservation, warehouse (location), supplier, offer, purchase order, its line, movement, customer. */
export type IdPrefix =
  | 'prd'
  | 'brd'
  | 'cat'
  | 'ord'
  | 'oln'
  | 'shp'
  | 'lcn'
  | 'ret'
  | 'rsv'
  | 'loc'
  | 'sup'
  | 'off'
  | 'po'
  | 'pol'
  | 'mov'
  | 'cus'

/** A new opaque id: the prefix and a UUIDv7, so that ids sort by time and their index grows at one end. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${uuidv7()}`
}
