import { expect, test } from 'vitest'
import { z } from 'zod'
import { ConfigError, readConfig } from './config.ts'

const schema = z.object({ PORT: z.coerce.number('must be a number').default(1), URL: z.string('is missing') })

test('takes an empty variable for a missing one', () => {
  expect(readConfig(schema, { PORT: '', URL: 'x' })).toEqual({ PORT: 1, URL: 'x' })
})

test('reads a field from the variable that has another name', () => {
  expect(readConfig(schema, { PORT: '2', ORDERS_PORT: '3', URL: 'x' }, { PORT: 'ORDERS_PORT' })).toEqual({
    PORT: 3,
    URL: 'x',
  })
  expect(readConfig(schema, { PORT: '2', URL: 'x' }, { PORT: 'ORDERS_PORT' }).PORT).toBe(1)
})

test('names every fault by the variable that the operator set', () => {
  const read = () => readConfig(schema, { ORDERS_PORT: 'many' }, { PORT: 'ORDERS_PORT' })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow('ORDERS_PORT: must be a number\nURL: is missing')
})
