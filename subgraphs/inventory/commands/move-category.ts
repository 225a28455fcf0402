import type { Kysely } from 'kysely'
import { transact } from '#platform/database/transact.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { InventoryTables } from '../database.ts'
import { refusePlace } from '../domain/category-tree.ts'
import { findCategoryHeight, findCategoryPath, lockCategoryTree } from '../repository-categories.ts'
import { saveNamed } from '../repository-names.ts'
import type { CategoryRow } from '../rows.ts'
import { lockAtVersion, type NamedReference } from './manage-names.ts'
import { unknownName } from './product-columns.ts'

/** Puts a category, with all that is below it, below another; or at the top, for a `parentId` of null. */
export async function moveCategory(
  db: Kysely<InventoryTables>,
  { parentId, ...reference }: NamedReference & { parentId: string | null },
): Promise<Result<CategoryRow, Rejection>> {
  return transact(db, async (tx) => {
    await lockCategoryTree(tx)
    const found = await lockAtVersion(tx, 'categories', reference)
    if (!found.ok || found.value.parentId === parentId) return found
    const path = parentId === null ? [] : await findCategoryPath(tx, parentId)
    if (parentId !== null && path.length === 0) return rejected(unknownName('category', parentId, 'parentId'))
    const height = await findCategoryHeight(tx, reference.id)
    const refusal = refusePlace(reference.id, { path, height })
    if (refusal) return rejected(refusal)
    return ok(await saveNamed(tx, 'categories', reference.id, { parentId }))
  })
}
