import type { Insertable, Kysely } from 'kysely'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { productsById } from '../batches.ts'
import type { InventoryTables, ProductTable } from '../database.ts'
import { withMainImage } from '../domain/product-details.ts'
import { createLevels } from '../repository-levels.ts'
import { ensureNamed, lockNames, type Named } from '../repository-names.ts'
import { insertProducts } from '../repository-products.ts'
import {
  createProductStaging,
  dropProductStaging,
  lockProducts,
  readProductStaging,
  resolveProductStaging,
  saveProducts,
  stageProducts,
  type ProductImportRow,
  type StagedProduct,
} from '../repository-product-import.ts'
import { lockStock, updateLowMarks, type InventoryTransaction } from '../repository.ts'
import type { ProductRow } from '../rows.ts'
import { checkImportRows, staleFault, type GoodRow } from './check-import-rows.ts'
import type { ImportFault } from './import-stock.ts'
import { columnsOf } from './product-columns.ts'
import { productChanged } from './product-changed.ts'
import { lowStock } from './record-stock.ts'

/** Rows of the file in its order, as many at a time as the reader likes, and those that it could not read. */
export type ProductImportBatches = AsyncIterable<{
  rows: readonly ProductImportRow[]
  faults: readonly ImportFault[]
}>

export interface ProductImportOptions {
  /** Take the good rows although there are bad ones. */
  skipInvalid: boolean
  /** Called with every bad row; what it returns is waited for, so that nothing piles up. */
  onFault: (fault: ImportFault) => void | Promise<void>
  /** Called now and then while the rows are applied. */
  onApplied?: (rows: number, of: number) => void
}

/** What became of an import; nothing was changed unless it `isApplied`. */
export interface ProductImportOutcome {
  isApplied: boolean
  created: number
  updated: number
  unchanged: number
  refused: number
}

const stagedAtOnce = 1_000
const savedAtOnce = 500

class Refused extends Error {}

/**
 * Adds and changes products, by SKU, from a file of any size, in one transaction or not at all. A product that is as its row
 * says stays as it is, so that a file may be read in again. Brands and categories that good rows name are made beforehand; they
 * stay if the import fails after all.
 */
export async function importProducts(
  db: Kysely<InventoryTables>,
  batches: ProductImportBatches,
  options: ProductImportOptions,
): Promise<ProductImportOutcome> {
  return db.connection().execute(async (connection) => {
    await createProductStaging(connection)
    try {
      const outcome = { isApplied: false, created: 0, updated: 0, unchanged: 0, refused: 0 }
      let staged = 0
      for await (const { rows, faults } of batches) {
        for (const fault of faults) await options.onFault(fault)
        outcome.refused += new Set(faults.map(({ line }) => line)).size
        staged += rows.length
        for (let from = 0; from < rows.length; from += stagedAtOnce)
          await stageProducts(connection, rows.slice(from, from + stagedAtOnce))
      }
      await resolveProductStaging(connection)
      return await applyStaged(connection, staged, outcome, options)
    } finally {
      await dropProductStaging(connection)
    }
  })
}

/** The names that rows give to brands and categories. */
interface NamesInUse {
  brands: Set<string>
  categories: Set<string>
}

/** Looks for bad rows before anything is locked or made; gives the names that the good ones use. */
async function checkStaged(
  db: Kysely<InventoryTables>,
  staged: number,
  onFault: ProductImportOptions['onFault'],
): Promise<{ refused: number; inUse: NamesInUse }> {
  const inUse: NamesInUse = { brands: new Set(), categories: new Set() }
  let refused = 0
  for (let position = 0; position < staged; position += savedAtOnce) {
    const rows = await readProductStaging(db, position, savedAtOnce)
    const products = await productsById(
      db,
      rows.flatMap(({ productId }) => productId ?? []),
    )
    const known = new Map(products.flatMap((product) => (product ? [[product.id, product] as const] : [])))
    const { faults, good } = checkImportRows(rows, known)
    for (const fault of faults) await onFault(fault)
    refused += linesIn(faults)
    for (const { fields } of good) {
      if (fields.brand?.trim()) inUse.brands.add(fields.brand.trim())
      if (fields.category?.trim()) inUse.categories.add(fields.category.trim())
    }
  }
  return { refused, inUse }
}

const linesIn = (faults: readonly ImportFault[]): number => new Set(faults.map(({ line }) => line)).size

/**
 * Checks all rows, makes the brands and categories that are missing, and applies the rows. The names are there for everybody
 * before any stock is locked: made among the rows, they would keep somebody waiting who names one of them and holds a product
 * that comes later.
 */
async function applyStaged(
  db: Kysely<InventoryTables>,
  staged: number,
  outcome: ProductImportOutcome,
  options: ProductImportOptions,
): Promise<ProductImportOutcome> {
  const { skipInvalid, onFault } = options
  // Rows that are skipped are told as they are met.
  const { refused, inUse } = await checkStaged(db, staged, skipInvalid ? () => undefined : onFault)
  if (outcome.refused + refused > 0 && !skipInvalid) return { ...outcome, refused: outcome.refused + refused }
  await db.transaction().execute((tx) => ensureNamed(tx, 'brands', inUse.brands))
  await db.transaction().execute((tx) => ensureNamed(tx, 'categories', inUse.categories))
  try {
    await db.transaction().execute(async (tx) => {
      const names = {
        brands: await lockNames(tx, 'brands', [...inUse.brands]),
        categories: await lockNames(tx, 'categories', [...inUse.categories]),
      }
      for (let position = 0; position < staged; position += savedAtOnce) {
        const rows = await readProductStaging(tx, position, savedAtOnce)
        const { faults, created, updated, unchanged } = await applyRows(tx, rows, names)
        for (const fault of faults) await onFault(fault)
        outcome.refused += linesIn(faults)
        outcome.created += created
        outcome.updated += updated
        outcome.unchanged += unchanged
        options.onApplied?.(position + rows.length, staged)
      }
      if (outcome.refused > 0 && !skipInvalid) throw new Refused()
    })
    return { ...outcome, isApplied: true }
  } catch (error) {
    if (error instanceof Refused) return { ...outcome, created: 0, updated: 0, unchanged: 0 }
    throw error
  }
}

async function applyRows(tx: InventoryTransaction, rows: readonly StagedProduct[], names: HeldNames) {
  const ids = rows.flatMap(({ productId }) => productId ?? [])
  await lockStock(tx, ids)
  const { faults, good } = checkImportRows(rows, await lockProducts(tx, ids))
  const added = await addProducts(tx, good, names)
  const changes = good.flatMap((row) => {
    if (!row.product) return []
    const after = { ...row.product, ...columnsOfRow(row.fields, row.product, names) } as ProductRow
    return isSame(row.product, after) ? [] : [{ after, stale: staleFault(row) }]
  })
  const stale = changes.flatMap((change) => change.stale ?? [])
  const changed = changes.filter((change) => !change.stale).map(({ after }) => after)
  const saved = await saveProducts(tx, changed)
  const crossings = await updateLowMarks(
    tx,
    saved.map(({ id }) => id),
  )
  const occurredAt = new Date().toISOString()
  await enqueue(tx, [
    ...[...added, ...saved].map(productChanged),
    ...crossings.filter(({ isLow }) => isLow).map((crossing) => lowStock(crossing, occurredAt)),
  ])
  const unchanged = good.length - added.length - changes.length
  return { faults: [...faults, ...stale], created: added.length, updated: saved.length, unchanged }
}

async function addProducts(
  tx: InventoryTransaction,
  good: readonly GoodRow[],
  names: HeldNames,
): Promise<ProductRow[]> {
  const nothing = { description: '', brand: '', category: '', reorderPoint: 0, active: true }
  const rows = good
    .filter(({ product }) => !product)
    .map(({ fields }) => {
      const columns = columnsOfRow(fields, undefined, names)
      // A product that never had stock has not become low: nothing is reported for it.
      const fresh = { ...nothing, ...columns, id: newId('prd'), version: 1, isLow: true }
      return { ...fresh, images: JSON.stringify(columns.images ?? []) } as Insertable<ProductTable>
    })
  if (rows.length === 0) return []
  const added = await insertProducts(tx, rows)
  if (added.length < rows.length)
    throw new Error('somebody else added one of the products meanwhile: nothing was imported, try again')
  await createLevels(
    tx,
    added.map(({ id }) => id),
    [],
  )
  return added
}

/** Brands and categories by name, which nobody can delete or rename until the transaction ends. */
interface HeldNames {
  brands: ReadonlyMap<string, Named>
  categories: ReadonlyMap<string, Named>
}

function columnsOfRow(fields: GoodRow['fields'], product: ProductRow | undefined, names: HeldNames) {
  const { brand, category, imageUrl, active } = fields
  const { images: _images, attributes: _attributes, ...columns } = columnsOf(fields)
  return {
    ...columns,
    ...(typeof imageUrl === 'string' && { images: withMainImage(product?.images ?? [], imageUrl) }),
    ...(active !== undefined && { active }),
    ...(brand !== undefined && named('brand', names.brands, brand)),
    ...(category !== undefined && named('category', names.categories, category)),
  }
}

function named(field: 'brand' | 'category', names: ReadonlyMap<string, Named>, text: string) {
  const name = text.trim()
  if (name === '') return { [field]: '', [`${field}Id`]: null }
  const found = names.get(name)
  if (!found)
    throw new Error(`the ${field} ${name} was deleted or renamed meanwhile: nothing was imported, try again`)
  return { [field]: found.name, [`${field}Id`]: found.id }
}

function isSame(before: ProductRow, after: ProductRow): boolean {
  return Object.entries(after).every(
    ([column, value]) => textOf(before[column as keyof ProductRow]) === textOf(value),
  )
}

const textOf = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? '')
