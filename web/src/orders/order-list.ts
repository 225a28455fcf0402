import type { OrderSummaryFragment } from '../generated/graphql.ts'

/** The newest known state of orders, by id. */
export type Heard = ReadonlyMap<string, OrderSummaryFragment>

/** Takes in an order's state, if it is newer than what is known. */
export function hear(heard: Heard, order: OrderSummaryFragment): Heard {
  const known = heard.get(order.id)
  return known && known.sequence >= order.sequence ? heard : new Map(heard).set(order.id, order)
}

/**
 * A page of orders brought up to date by what was heard since. Orders that the page has not are put on top of it only on
 * the first, unfiltered page, where new ones belong.
 */
export function upToDate(
  page: readonly OrderSummaryFragment[],
  heard: Heard,
  isNewest: boolean,
): readonly OrderSummaryFragment[] {
  const newest = (order: OrderSummaryFragment) => {
    const later = heard.get(order.id)
    return later && later.sequence > order.sequence ? later : order
  }
  const onPage = new Set(page.map(({ id }) => id))
  const since = page[0]?.createdAt ?? ''
  const added = isNewest
    ? [...heard.values()].filter(({ id, createdAt }) => !onPage.has(id) && createdAt >= since)
    : []
  return [...added.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)), ...page.map(newest)]
}
