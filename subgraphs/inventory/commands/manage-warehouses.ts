import type { Kysely, Updateable } from 'kysely'
import { newId } from '#platform/ids.ts'
import { transact } from '#platform/database/transact.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { InventoryTables, WarehouseTable } from '../database.ts'
import { checkWarehouseFields, refuseClosing, type WarehouseFields } from '../domain/warehouse.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import {
  contentsOf,
  findStockedIn,
  holdAllLevels,
  insertWarehouse,
  lockWarehouse,
  saveWarehouse,
} from '../repository-warehouses.ts'
import type { WarehouseRow } from '../rows.ts'
import { patience } from './patience.ts'
import { recordStock } from './record-stock.ts'

type Outcome = Promise<Result<WarehouseRow, Rejection>>

/** Adds a warehouse, without a level: a product gets one there when it first comes there. */
export async function createWarehouse(
  db: Kysely<InventoryTables>,
  input: { code: string; name: string; priority?: number },
): Outcome {
  const faults = checkWarehouseFields(input)
  if (faults.length > 0) return rejected(...faults)
  const warehouse = await insertWarehouse(db, { id: newId('loc'), ...input })
  return warehouse ? ok(warehouse) : rejected(codeTaken(input.code))
}

export interface WarehouseChange {
  id: string
  /** Refuse when the warehouse is at another version. */
  expectedVersion?: number
}

/** Changes what is given. An update that changes nothing leaves the version as it is. */
export async function updateWarehouse(
  db: Kysely<InventoryTables>,
  { id, expectedVersion, ...fields }: WarehouseChange & WarehouseFields,
): Outcome {
  const faults = checkWarehouseFields(fields)
  if (faults.length > 0) return rejected(...faults)
  try {
    return await transact(db, (tx) => change(tx, { id, expectedVersion, fields }), patience)
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'warehouses_code_key')
      return rejected(codeTaken(fields.code))
    throw error
  }
}

/** Closes an empty warehouse: from now on nothing can be put there. One that is closed stays as it is. */
export async function closeWarehouse(db: Kysely<InventoryTables>, input: WarehouseChange): Outcome {
  return transact(
    db,
    async (tx) => {
      // Without it, stock that is being put there right now would end in a closed warehouse.
      await holdAllLevels(tx)
      const found = await lockWarehouse(tx, input.id)
      const refusal = refuse(found, input)
      if (!found || refusal) return rejected(refusal ?? unknownWarehouseId(input.id))
      if (found.closedAt) return ok(found)
      const notEmpty = refuseClosing(found.code, await contentsOf(tx, found.id))
      if (notEmpty) return rejected(notEmpty)
      return ok(await saveWarehouse(tx, found.id, { closedAt: new Date() }))
    },
    patience,
  )
}

/** Puts a closed warehouse in use again. What lies there goes to those who wait for it first. */
export async function reopenWarehouse(db: Kysely<InventoryTables>, input: WarehouseChange): Outcome {
  return transact(
    db,
    async (tx) => {
      const outcome = await change(tx, { ...input, fields: { closedAt: null } })
      if (!outcome.ok) return outcome
      const book = await lockStock(tx, await findStockedIn(tx, input.id))
      await enqueue(tx, (await recordStock(tx, book)).events)
      return outcome
    },
    patience,
  )
}

async function change(
  tx: InventoryTransaction,
  { id, expectedVersion, fields }: WarehouseChange & { fields: Updateable<WarehouseTable> },
): Outcome {
  const found = await lockWarehouse(tx, id)
  const refusal = refuse(found, { id, expectedVersion })
  if (!found || refusal) return rejected(refusal ?? unknownWarehouseId(id))
  const changes = Object.entries(fields).filter(
    ([column, value]) => value !== undefined && value !== found[column as keyof WarehouseRow],
  )
  return ok(changes.length === 0 ? found : await saveWarehouse(tx, id, Object.fromEntries(changes)))
}

function refuse(
  found: WarehouseRow | undefined,
  { id, expectedVersion }: WarehouseChange,
): Rejection | undefined {
  if (!found) return unknownWarehouseId(id)
  if (expectedVersion === undefined || expectedVersion === found.version) return undefined
  return {
    code: 'VERSION_CONFLICT',
    message: `The warehouse is at version ${found.version}, not ${expectedVersion}: look at it again`,
    path: ['input', 'expectedVersion'],
    currentVersion: found.version,
  }
}

function codeTaken(code: string | undefined): Rejection {
  return {
    code: 'DUPLICATE',
    message: `The code ${code} belongs to another warehouse`,
    path: ['input', 'code'],
  }
}

function unknownWarehouseId(id: string): Rejection {
  return { code: 'NOT_FOUND', message: `There is no warehouse with the id ${id}`, path: ['input', 'id'] }
}
