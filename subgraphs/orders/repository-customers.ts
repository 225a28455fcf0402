import { sql } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { Customer } from './domain/customer.ts'
import type { Db, Tx } from './repository.ts'

export interface CustomerRow extends Customer {
  createdAt: Date
  updatedAt: Date
}

/** The columns behind CustomerRow. */
export const customerColumns = sql.raw(
  'id, reference, name, email, phone, addresses, version, created_at, updated_at',
)

/** The customers with these ids, in no order; ids that name none are left out. */
export async function findCustomers(db: Db, ids: readonly string[]): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select ${customerColumns} from customers where id = ${anyOf(ids)}`.execute(db)
  return rows
}

/** Locks a customer until the transaction ends. */
export async function lockCustomer(tx: Tx, id: string): Promise<CustomerRow | undefined> {
  const { rows } = await sql<CustomerRow>`
    select ${customerColumns} from customers where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Inserts a customer. @throws the database's unique violation when reference or email are taken */
export async function insertCustomer(tx: Tx, customer: Customer): Promise<CustomerRow> {
  const { id, reference, name, email, phone, addresses } = customer
  const { rows } = await sql<CustomerRow>`
    insert into customers (id, reference, name, email, phone, addresses)
    values (${id}, ${reference}, ${name}, ${email}, ${phone}, ${JSON.stringify(addresses)}::jsonb)
    returning ${customerColumns}`.execute(tx)
  return rows[0] as CustomerRow
}

/** Saves a locked customer. @throws the database's unique violation when reference or email are taken */
export async function saveCustomer(tx: Tx, customer: Customer): Promise<CustomerRow> {
  const { id, reference, name, email, phone, addresses, version } = customer
  const { rows } = await sql<CustomerRow>`
    update customers set reference = ${reference}, name = ${name}, email = ${email}, phone = ${phone},
      addresses = ${JSON.stringify(addresses)}::jsonb, version = ${version}, updated_at = now()
    where id = ${id} returning ${customerColumns}`.execute(tx)
  return rows[0] as CustomerRow
}
