import type { Kysely } from 'kysely'
import { transact } from '#platform/database/transact.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { InventoryTables } from '../database.ts'
import { checkName, refusePlace } from '../domain/category-tree.ts'
import { findCategoryPath, lockCategoryTree } from '../repository-categories.ts'
import {
  deleteNamed,
  insertNamed,
  lockNamed,
  saveNamed,
  type NamedRow,
  type NamedTable,
} from '../repository-names.ts'
import type { InventoryTransaction } from '../repository.ts'
import type { CategoryRow } from '../rows.ts'
import { patience } from './patience.ts'
import { unknownName } from './product-columns.ts'

type Db = Kysely<InventoryTables>

/** One brand or category, as it is meant to be at that version. */
export interface NamedReference {
  id: string
  /** Refuse when it is at another version. */
  expectedVersion?: number
}

const kinds = { brands: 'brand', categories: 'category' } as const
const uniqueViolation = '23505'
const foreignKeyViolation = '23503'

/** Adds a brand. */
export async function createBrand(
  db: Db,
  { name }: { name: string },
): Promise<Result<NamedRow<'brands'>, Rejection>> {
  const faults = checkName(name)
  if (faults.length > 0) return rejected(...faults)
  return transact(db, async (tx) => {
    const added = await insertNamed(tx, 'brands', { name: name.trim() })
    return added ? ok(added) : rejected(nameTaken('brands', name))
  })
}

/** Adds a category, at the top or below another. */
export async function createCategory(
  db: Db,
  { name, parentId }: { name: string; parentId?: string },
): Promise<Result<CategoryRow, Rejection>> {
  const faults = checkName(name)
  if (faults.length > 0) return rejected(...faults)
  return transact(db, async (tx) => {
    if (parentId !== undefined) {
      await lockCategoryTree(tx)
      const path = await findCategoryPath(tx, parentId)
      if (path.length === 0) return rejected(unknownName('category', parentId, 'parentId'))
      const refusal = refusePlace(undefined, { path, height: 1 })
      if (refusal) return rejected(refusal)
    }
    const added = await insertNamed(tx, 'categories', {
      name: name.trim(),
      ...(parentId !== undefined && { parentId }),
    })
    return added ? ok(added) : rejected(nameTaken('categories', name))
  })
}

/** Gives a brand or category another name. Its products are told by `spreadName`, which is to be woken. */
export async function renameNamed<Table extends NamedTable>(
  db: Db,
  table: Table,
  { name, ...reference }: NamedReference & { name: string },
): Promise<Result<NamedRow<Table>, Rejection>> {
  const faults = checkName(name)
  if (faults.length > 0) return rejected(...faults)
  const renamed = name.trim()
  try {
    return await transact(
      db,
      async (tx) => {
        const found = await lockAtVersion(tx, table, reference)
        if (!found.ok || found.value.name === renamed) return found
        return ok(await saveNamed(tx, table, reference.id, { name: renamed, nameIsSpread: false }))
      },
      patience,
    )
  } catch (error) {
    if ((error as { code?: string }).code === uniqueViolation) return rejected(nameTaken(table, name))
    throw error
  }
}

/** Deletes a brand or category that no product is under, and no category is below. */
export async function deleteNamedUnused(
  db: Db,
  table: NamedTable,
  reference: NamedReference,
): Promise<Result<string, Rejection>> {
  try {
    return await transact(
      db,
      async (tx) => {
        if (table === 'categories') await lockCategoryTree(tx)
        const found = await lockAtVersion(tx, table, reference)
        if (!found.ok) return found
        await deleteNamed(tx, table, reference.id)
        return ok(reference.id)
      },
      patience,
    )
  } catch (error) {
    if ((error as { code?: string }).code !== foreignKeyViolation) throw error
    const message = `The ${kinds[table]} has products${table === 'categories' ? ' or categories below it' : ''}: move them first`
    return rejected({
      code: 'INVALID_STATE',
      message,
      path: ['input', 'id'],
      current: 'IN_USE',
      allowed: ['UNUSED'],
    })
  }
}

/** The brand or category, locked, if it is there at the version that was expected. */
export async function lockAtVersion<Table extends NamedTable>(
  tx: InventoryTransaction,
  table: Table,
  { id, expectedVersion }: NamedReference,
): Promise<Result<NamedRow<Table>, Rejection>> {
  const row = await lockNamed(tx, table, id)
  if (!row) return rejected(unknownName(kinds[table], id, 'id'))
  if (expectedVersion === undefined || expectedVersion === row.version) return ok(row)
  return rejected({
    code: 'VERSION_CONFLICT',
    message: `The ${kinds[table]} is at version ${row.version}, not ${expectedVersion}: look at it again`,
    path: ['input', 'expectedVersion'],
    currentVersion: row.version,
  })
}

function nameTaken(table: NamedTable, name: string): Rejection {
  return {
    code: 'DUPLICATE',
    message: `There is a ${kinds[table]} called ${name.trim()} already`,
    path: ['input', 'name'],
  }
}
