import { appendFileSync } from 'node:fs'
import { inject } from 'vitest'
import './provided-context.ts'

/**
 * Whether `startRedisServer()` finds a real Redis. When there is none, `suite` is named at the end of the run as not run
 * on one (a failure in CI).
 */
export function haveRedis(suite: string): boolean {
  if (inject('redisServer') !== '') return true
  appendFileSync(inject('notRunFile'), `Redis: ${suite}\n`)
  return false
}
