import { expect, it } from 'vitest'
import { databaseVariables } from './service-process.ts'

const url = 'postgres://host/db'

it.each([
  [{ DATABASE_URL: url }, 'DATABASE_URL', 'DATABASE_READ_URL'],
  [{ DATABASE_URL: url, DATABASE_READ_URL: url }, 'DATABASE_URL', 'DATABASE_READ_URL'],
  [{ ORDERS_DATABASE_URL: url, DATABASE_READ_URL: url }, 'ORDERS_DATABASE_URL', 'ORDERS_DATABASE_READ_URL'],
  [{ DATABASE_URL: url, ORDERS_DATABASE_READ_URL: url }, 'DATABASE_URL', 'ORDERS_DATABASE_READ_URL'],
  [{ INVENTORY_DATABASE_URL: url, DATABASE_URL: url }, 'DATABASE_URL', 'DATABASE_READ_URL'],
  [{ ORDERS_DATABASE_URL: '', DATABASE_READ_URL: url }, 'DATABASE_URL', 'DATABASE_READ_URL'],
])('with %j a room reads %s and %s', (env, database, replica) => {
  expect(databaseVariables('ORDERS', env)).toEqual({ DATABASE_URL: database, DATABASE_READ_URL: replica })
})
