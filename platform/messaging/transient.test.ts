import { expect, test } from 'vitest'
import { isTransient } from './transient.ts'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

test.each(['08006', '57P01', '57P03', '53300', '40001', '40P01', '25006', 'ECONNREFUSED', 'ECONNRESET'])(
  '%s is not the statement’s fault',
  (code) => expect(isTransient(withCode(code))).toBe(true),
)

test.each(['23505', '23514', '22021', '42P01', '57014', 'ENOENT'])('%s is a fault', (code) =>
  expect(isTransient(withCode(code))).toBe(false),
)

test('looks through causes and aggregates', () => {
  expect(isTransient(new Error('could not save', { cause: withCode('57P01') }))).toBe(true)
  expect(isTransient(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true)
  expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isTransient(new Error('quantity is negative'))).toBe(false)
  expect(isTransient('text')).toBe(false)
})
