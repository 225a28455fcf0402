import { sql, type RawBuilder } from 'kysely'
import { badUserInput } from '#platform/graphql/errors.ts'
import { isCurrency, parseMoney } from '#platform/kernel/money.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import { maxSearchLength, wordQuery } from '../domain/search.ts'
import type { StockStatus } from '../domain/stock-status.ts'
import {
  allOf,
  rangeConditions,
  textConditions,
  type IdCondition,
  type RangeCondition,
  type TextCondition,
} from './conditions.ts'

type Maybe<Value> = Value | null | undefined

/** Conditions on products; all that are given must hold. */
export interface ProductConditions {
  /** Words, each the beginning of one in SKU, name, brand, category, size, colour or description. */
  text?: Maybe<string>
  sku?: Maybe<TextCondition>
  name?: Maybe<TextCondition>
  brand?: Maybe<TextCondition>
  brandId?: Maybe<IdCondition>
  /** Of these categories or of one below them. */
  category?: Maybe<TextCondition>
  categoryId?: Maybe<IdCondition>
  price?: Maybe<RangeCondition<string> & { currencyCode: string }>
  available?: Maybe<RangeCondition<number>>
  isAvailable?: Maybe<boolean>
  stockStatus?: Maybe<{ eq?: Maybe<StockStatus>; in?: Maybe<readonly StockStatus[]> }>
  isActive?: Maybe<boolean>
}

/** The conditions in SQL, on `products`; those on `available` are left out. @throws BAD_USER_INPUT */
export function productConditions(filter: ProductConditions): RawBuilder<boolean>[] {
  return [
    ...wordCondition(filter.text),
    ...textConditions('sku', sql.ref('products.sku'), filter.sku),
    ...textConditions('name', sql.ref('products.name'), filter.name),
    ...brandConditions(filter),
    ...categoryConditions(filter),
    ...priceConditions(filter.price),
    ...standingConditions(filter),
  ]
}

/** What can be told of the text of a search. @throws BAD_USER_INPUT */
export function searchText(text: Maybe<string>): string | undefined {
  if (typeof text !== 'string') return undefined
  if (!isStorable(text))
    throw badUserInput('filter.text must not contain the character NUL, nor half a surrogate pair')
  if (text.length > maxSearchLength)
    throw badUserInput(`filter.text takes at most ${maxSearchLength} characters`)
  return text
}

/** The `tsquery` of words. */
export function matching(words: string): RawBuilder<unknown> {
  return sql`to_tsquery('simple', ${words})`
}

function wordCondition(text: Maybe<string>): RawBuilder<boolean>[] {
  const searched = searchText(text)
  if (searched === undefined) return []
  const words = wordQuery(searched)
  return [words === undefined ? sql<boolean>`false` : sql<boolean>`products.search @@ ${matching(words)}`]
}

function brandConditions({ brand, brandId }: ProductConditions): RawBuilder<boolean>[] {
  const byId = textConditions('brandId', sql.ref('products.brandId'), brandId)
  const byName = textConditions('brand', sql.ref('brands.name'), brand)
  if (byName.length === 0) return byId
  // Of one name there is one brand: told so, the planner reads its products in their order and stops after a page.
  if (typeof brand?.eq === 'string')
    return [...byId, sql<boolean>`products.brand_id = (select id from brands where ${allOf(byName)})`]
  return [...byId, sql<boolean>`products.brand_id = any(array(select id from brands where ${allOf(byName)}))`]
}

function categoryConditions({ category, categoryId }: ProductConditions): RawBuilder<boolean>[] {
  const conditions = [
    textConditions('category', sql.ref('categories.name'), category),
    textConditions('categoryId', sql.ref('categories.id'), categoryId),
  ]
  return conditions
    .filter((some) => some.length > 0)
    .map((some) => inCategories(sql`select id from categories where ${allOf(some)}`))
}

/** In one of the categories that `roots` selects the ids of, or in one below. */
export function inCategories(roots: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`products.category_id = any(array(
    with recursive below as (
      ${roots} union select child.id from categories child join below on child.parent_id = below.id
    ) select id from below))`
}

function priceConditions(price: ProductConditions['price']): RawBuilder<boolean>[] {
  if (!price) return []
  const { currencyCode } = price
  if (!isCurrency(currencyCode)) throw badUserInput(`${currencyCode} is not a currency of ISO 4217`)
  const minor = (amount: Maybe<string>) => {
    if (typeof amount !== 'string') return undefined
    const money = parseMoney(amount, currencyCode)
    if (money) return money.minor
    throw badUserInput(`filter.price: ${amount} is not an amount of ${currencyCode}`)
  }
  const range = { gte: minor(price.gte), lte: minor(price.lte) }
  return [
    sql<boolean>`products.currency = ${currencyCode}`,
    ...rangeConditions(sql.ref('products.priceMinor'), range),
  ]
}

function standingConditions({
  isActive,
  isAvailable,
  stockStatus,
}: ProductConditions): RawBuilder<boolean>[] {
  const { eq, in: oneOf } = stockStatus ?? {}
  return [
    ...(typeof isActive === 'boolean' ? [sql<boolean>`products.active = ${isActive}`] : []),
    ...(isAvailable === true
      ? [sql<boolean>`(products.active and products.stock_status <> 'OUT_OF_STOCK')`]
      : []),
    ...(isAvailable === false
      ? [sql<boolean>`(not products.active or products.stock_status = 'OUT_OF_STOCK')`]
      : []),
    ...(eq ? [sql<boolean>`products.stock_status = ${eq}`] : []),
    ...(oneOf ? [sql<boolean>`products.stock_status = any(${[...oneOf]}::text[])`] : []),
  ]
}
