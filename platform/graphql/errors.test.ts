import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { InvalidCursor } from '#platform/database/cursor.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { badUserInput, maskError } from './errors.ts'

const logger = createLogger('test', 'silent')
const mask = (error: GraphQLError) => maskError(error.toJSON(), error, logger)
const fault = new Error('duplicate key value violates unique constraint "orders_pkey"')

describe('maskError', () => {
  it.each([
    [
      'with a path, as resolvers throw them',
      new GraphQLError(fault.message, { originalError: fault, path: ['order'] }),
    ],
    [
      'without a path, as subscriptions throw them',
      new GraphQLError(fault.message, { originalError: fault }),
    ],
    [
      'wrapped twice',
      new GraphQLError('x', { originalError: new GraphQLError(fault.message, { originalError: fault }) }),
    ],
  ])('masks a fault %s', (_how, error) => {
    expect(mask(error)).toMatchObject({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
    expect(JSON.stringify(mask(error))).not.toContain('orders_pkey')
  })

  it('lets a coded error through, without a stack', () => {
    const error = new GraphQLError('first must be from 1 to 100', {
      extensions: { code: 'BAD_USER_INPUT', stacktrace: ['at x.ts:1'] },
    })
    expect(mask(error)).toEqual({
      message: error.message,
      extensions: { code: 'BAD_USER_INPUT', traceId: undefined },
    })
  })

  it("lets the text of a scalar's refusal through", () => {
    const error = new GraphQLError('Variable "$at" got invalid value', { originalError: badUserInput('bad') })
    expect(mask(error).message).toBe('Variable "$at" got invalid value')
  })

  it('calls a wrong cursor the fault of the caller', () => {
    const wrong = new InvalidCursor('this is not a cursor of this list')
    const error = new GraphQLError(wrong.message, { originalError: wrong, path: ['orders'] })
    expect(mask(error)).toMatchObject({ message: wrong.message, extensions: { code: 'BAD_USER_INPUT' } })
  })
})
