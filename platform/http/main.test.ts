import { describe, expect, it } from 'vitest'
import { ConfigError } from '#platform/config.ts'
import { DatabaseSetupError } from '#platform/database/prepare.ts'
import { describeFailure } from './main.ts'

const systemError = (code: string, more: object): Error => Object.assign(new Error(code), { code, ...more })

describe('describeFailure', () => {
  it('names a taken port', () => {
    const error = systemError('EADDRINUSE', { address: '127.0.0.1', port: 4000 })
    expect(describeFailure('gateway', error)).toBe(
      'gateway: port 4000 is taken by another program; set PORT to a free one',
    )
  })

  it('finds the refused connection inside what drivers wrap around it', () => {
    const refused = systemError('ECONNREFUSED', { address: '::1', port: 5432 })
    const error = new Error('cannot start', { cause: new AggregateError([refused]) })
    expect(describeFailure('orders', error)).toBe('orders: nothing answers at ::1:5432 (connection refused)')
  })

  it('lists each wrong setting on a line of its own', () => {
    expect(describeFailure('orders', new ConfigError('PORT: must be a number'))).toBe(
      'orders: PORT: must be a number',
    )
    expect(describeFailure('orders', new ConfigError('A: x\nB: y'))).toBe(
      'orders: wrong settings\n  A: x\n  B: y',
    )
  })

  it('says in one line why PostgreSQL refuses', () => {
    const error = Object.assign(new Error('database "shop" does not exist'), {
      severity: 'FATAL',
      code: '3D000',
    })
    expect(describeFailure('orders', error)).toBe(
      'orders: PostgreSQL refuses the connection: database "shop" does not exist',
    )
    expect(describeFailure('orders', new DatabaseSetupError('the login may not'))).toBe(
      'orders: the login may not',
    )
  })

  it('keeps the stack of a fault of our own', () => {
    expect(describeFailure('orders', new TypeError('x is not a function'))).toContain('main.test.ts')
  })
})
