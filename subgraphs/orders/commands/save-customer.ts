import { newId } from '#platform/ids.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import {
  checkCustomer,
  updated,
  withDefault,
  type CustomerFields,
  type CustomerUpdate,
} from '../domain/customer.ts'
import type { Db } from '../repository.ts'
import { insertCustomer, lockCustomer, saveCustomer, type CustomerRow } from '../repository-customers.ts'

/** Adds a customer. */
export async function createCustomer(
  db: Db,
  fields: CustomerFields,
): Promise<Result<CustomerRow, Rejection>> {
  const faults = checkCustomer(fields)
  if (faults.length > 0) return rejected(...faults)
  const addresses = withDefault(fields.addresses)
  return orDuplicate(async () =>
    ok(
      await db
        .transaction()
        .execute((tx) => insertCustomer(tx, { ...fields, addresses, id: newId('cus'), version: 1 })),
    ),
  )
}

export interface UpdateCustomerRequest {
  id: string
  expectedVersion?: number | null | undefined
  update: CustomerUpdate
}

/** Changes a customer; orders keep the customer as they found it. */
export async function updateCustomer(
  db: Db,
  { id, expectedVersion, update }: UpdateCustomerRequest,
): Promise<Result<CustomerRow, Rejection>> {
  const faults = checkCustomer(update)
  if (faults.length > 0) return rejected(...faults)
  if (!isStorable(id)) return rejected(unknown)
  return orDuplicate(() =>
    db.transaction().execute(async (tx) => {
      const customer = await lockCustomer(tx, id)
      if (!customer) return rejected(unknown)
      if (typeof expectedVersion === 'number' && expectedVersion !== customer.version)
        return rejected(outdated(customer.version))
      return ok(await saveCustomer(tx, updated(customer, update)))
    }),
  )
}

const unknown: Rejection = {
  code: 'NOT_FOUND',
  message: 'there is no customer with this id',
  path: ['input', 'id'],
}

function outdated(currentVersion: number): Rejection {
  const message = `the customer was changed meanwhile and is at version ${currentVersion}`
  return { code: 'VERSION_CONFLICT', message, path: ['input', 'expectedVersion'], currentVersion }
}

/** What must be unique, by the name of its index. */
const unique: Record<string, 'reference' | 'email'> = {
  customers_reference_key: 'reference',
  customers_email: 'email',
}
const uniqueViolation = '23505'

async function orDuplicate(
  save: () => Promise<Result<CustomerRow, Rejection>>,
): Promise<Result<CustomerRow, Rejection>> {
  try {
    return await save()
  } catch (error) {
    const { code, constraint = '' } = error as { code?: string; constraint?: string }
    const field = unique[constraint]
    if (code !== uniqueViolation || !field) throw error
    return rejected({
      code: 'DUPLICATE',
      message: `another customer has this ${field}`,
      path: ['input', field],
    })
  }
}
