import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import {
  checkStockChange,
  closedWarehouse,
  decideStockChange,
  type StockChange,
} from '../domain/stock-change.ts'
import { levelsOf, type StockBook } from '../domain/stock.ts'
import {
  claimImport,
  countImport,
  createStaging,
  dropStaging,
  readStaging,
  resolveStaging,
  stageRows,
  type StagedRow,
  type StockImport,
  type StockImportRow,
} from '../repository-stock-import.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import { recordStock } from './record-stock.ts'

/** A row of the file that cannot be applied, or cannot be read. */
export interface ImportFault {
  line: number
  /** The column that it is about; '' for the whole line. */
  column: string
  code: string
  message: string
}

/** Rows of the file in its order, as many at a time as the reader likes, and those that it could not read. */
export type ImportBatches = AsyncIterable<{
  rows: readonly StockImportRow[]
  faults: readonly ImportFault[]
}>

export interface ImportOptions {
  actor: string
  fileName: string
  /** Apply the good rows although there are bad ones. */
  skipInvalid: boolean
  /** Apply a file that was applied before once more. */
  again: boolean
  /** Called with every bad row; what it returns is waited for, so that nothing piles up. */
  onFault: (fault: ImportFault) => void | Promise<void>
  /** Called now and then while the rows are applied. */
  onApplied?: (rows: number, of: number) => void
}

/** What became of an import. Only `APPLIED` changed anything. */
export type ImportOutcome =
  | { state: 'APPLIED'; applied: number; refused: number }
  | { state: 'REFUSED'; refused: number }
  | { state: 'KNOWN'; appliedAt: Date }

const stagedAtOnce = 2_000
const decidedAtOnce = 1_000

class Refused extends Error {}

/**
 * Applies a file of any size in one transaction, or nothing of it. It is read into a table of the connection first, every
 * row is judged, on what the rows before it left, and every bad one is told.
 * @param fileHash sha256 of the file, known when all of it was read
 */
export async function importStock(
  db: Kysely<InventoryTables>,
  batches: ImportBatches,
  fileHash: () => string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  return db.connection().execute(async (connection) => {
    await createStaging(connection)
    try {
      const staged = await stage(connection, batches, options)
      await resolveStaging(connection)
      const { actor, fileName } = options
      return await applyStaged(connection, staged, { fileHash: fileHash(), fileName, actor }, options)
    } finally {
      await dropStaging(connection)
    }
  })
}

interface Counts {
  rows: number
  refused: number
}

async function stage(
  db: Kysely<InventoryTables>,
  batches: ImportBatches,
  { onFault }: ImportOptions,
): Promise<Counts> {
  const counts = { rows: 0, refused: 0 }
  for await (const { rows, faults } of batches) {
    for (const fault of faults) await onFault(fault)
    counts.refused += new Set(faults.map(({ line }) => line)).size
    counts.rows += rows.length
    for (let from = 0; from < rows.length; from += stagedAtOnce)
      await stageRows(db, rows.slice(from, from + stagedAtOnce))
  }
  return counts
}

async function applyStaged(
  db: Kysely<InventoryTables>,
  staged: Counts,
  file: StockImport,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const total = { applied: 0, refused: staged.refused }
  try {
    return await db.transaction().execute(async (tx): Promise<ImportOutcome> => {
      const claim = await claimImport(tx, file, options.again)
      if ('appliedAt' in claim) return { state: 'KNOWN', appliedAt: claim.appliedAt }
      const batch = uuidv7()
      for (let position = 0; position < staged.rows; position += decidedAtOnce) {
        const rows = await readStaging(tx, position, decidedAtOnce)
        const faults = await applyRows(tx, rows, { batch, actor: options.actor })
        for (const fault of faults) await options.onFault(fault)
        const refused = new Set(faults.map(({ line }) => line)).size
        total.refused += refused
        total.applied += rows.length - refused
        options.onApplied?.(position + rows.length, staged.rows)
      }
      if (total.refused > 0 && !options.skipInvalid) throw new Refused()
      const counts = { rowsApplied: total.applied, rowsRefused: total.refused }
      await countImport(tx, { ...claim, fileHash: file.fileHash }, counts)
      return { state: 'APPLIED', ...total }
    })
  } catch (error) {
    if (error instanceof Refused) return { state: 'REFUSED', refused: total.refused }
    throw error
  }
}

/** Rows come by product: their levels are locked in the order in which everybody locks levels. */
async function applyRows(
  tx: InventoryTransaction,
  rows: readonly StagedRow[],
  { batch, actor }: { batch: string; actor: string },
): Promise<ImportFault[]> {
  const book = await lockStock(
    tx,
    rows.flatMap(({ productId }) => productId ?? []),
  )
  const faults = rows.flatMap((row) =>
    applyRow(book, row, { cause: `import:${batch}:${row.line}`, actor }).map((rejection) =>
      faultOf(row, rejection),
    ),
  )
  const { events } = await recordStock(tx, book)
  await enqueue(tx, events)
  return faults
}

function applyRow(
  book: StockBook,
  row: StagedRow,
  authorship: { cause: string; actor: string },
): Rejection[] {
  const { sku, productId, warehouse, warehouseId, reason, countedBefore } = row
  const change = changeOf(row)
  const faults = change ? checkStockChange({ ...change, reason }) : [neitherOrBoth]
  if (productId === null)
    faults.push({ code: 'NOT_FOUND', message: `There is no product with the SKU ${sku}`, path: ['sku'] })
  if (warehouseId === null) {
    const message = `There is no warehouse with the code ${warehouse}`
    faults.push({ code: 'NOT_FOUND', message, path: ['warehouse'] })
  }
  if (countedBefore !== null && countedBefore < row.line && productId !== null && warehouseId !== null) {
    const message = `The same place is counted in line ${countedBefore} already`
    faults.push({ code: 'DUPLICATE', message, path: ['onHand'] })
  }
  if (faults.length > 0 || !change || productId === null || warehouseId === null) return faults
  // A line as it was exported says nothing new: to count it would undo whatever was sold since.
  if (change.kind === 'COUNT' && change.onHand === change.expectedOnHand) return []
  if (!levelsOf(book, productId).some((level) => level.warehouseId === warehouseId))
    return [closedWarehouse(`warehouse ${warehouse}`, ['warehouse'])]
  const { refusal } = decideStockChange(
    book,
    { ...change, productId, warehouseId, reason },
    { ...authorship, sku },
  )
  return refusal ? [refusal] : []
}

const neitherOrBoth: Rejection = {
  code: 'BAD_INPUT',
  message: 'give either delta or on_hand',
  path: ['delta'],
}

function changeOf({ delta, onHand, expectedOnHand }: StagedRow): StockChange | undefined {
  if (delta !== null && onHand === null) return { kind: 'ADJUST', delta, expectedOnHand }
  if (onHand !== null && delta === null) return { kind: 'COUNT', onHand, expectedOnHand }
  return undefined
}

const columns: Record<string, string> = { onHand: 'on_hand', expectedOnHand: 'expected_on_hand' }

function faultOf({ line }: StagedRow, { code, message, path }: Rejection): ImportFault {
  const field = path?.at(-1) ?? ''
  return { line, column: columns[field] ?? field, code, message }
}
