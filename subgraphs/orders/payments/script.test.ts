import { describe, expect, test } from 'vitest'
import { readScript, scriptOf } from './script.ts'

test.each([
  ['', { outcome: 'accept', delayMs: 0, answers: 1 }],
  ['card-4242', { outcome: 'accept', delayMs: 0, answers: 1 }],
  ['decline', { outcome: 'decline', delayMs: 0, answers: 1 }],
  ['card, DECLINE; twice', { outcome: 'decline', delayMs: 0, answers: 2 }],
  ['delay:5s', { outcome: 'accept', delayMs: 5_000, answers: 1 }],
  ['fail delay:20ms twice', { outcome: 'fail', delayMs: 20, answers: 2 }],
  ['undeclined delay:five', { outcome: 'accept', delayMs: 0, answers: 1 }],
])('%j says %o', (text, script) => {
  expect(readScript(text)).toEqual(script)
})

test('what a text does not say is as the setting has it', () => {
  const setting = readScript('decline delay:1s')
  expect(readScript('card twice', setting)).toEqual({ outcome: 'decline', delayMs: 1_000, answers: 2 })
  expect(readScript('accept', setting)).toEqual({ outcome: 'accept', delayMs: 1_000, answers: 1 })
})

describe('of what follows an authorization', () => {
  const accept = { outcome: 'accept', delayMs: 0, answers: 1 }
  test.each([
    ['card-4242', 'CAPTURE', accept],
    ['decline delay:5s twice', 'VOID', accept],
    ['capture:fail', 'CAPTURE', { ...accept, outcome: 'fail' }],
    ['capture:fail', 'VOID', accept],
    ['capture:fail', 'AUTHORIZE', accept],
    ['decline capture:accept', 'AUTHORIZE', { ...accept, outcome: 'decline' }],
    [
      'card VOID:delay:5s, void:twice; refund:fail',
      'VOID',
      { outcome: 'accept', delayMs: 5_000, answers: 2 },
    ],
    [
      'void:delay:5s refund:fail refund:delay:20ms refund:twice',
      'REFUND',
      { outcome: 'fail', delayMs: 20, answers: 2 },
    ],
    // Only an authorization is declined: what is refused later has failed.
    ['refund:decline', 'REFUND', { ...accept, outcome: 'fail' }],
  ] as const)('%j says of %s: %o', (reference, kind, script) => {
    expect(scriptOf(kind, reference, '')).toEqual(script)
  })

  test('the reference does not say is as the setting has it', () => {
    const setting = 'decline delay:1s twice void:fail refund:delay:2s'
    expect(scriptOf('AUTHORIZE', '', setting)).toEqual({ outcome: 'decline', delayMs: 1_000, answers: 2 })
    expect(scriptOf('CAPTURE', '', setting)).toEqual({ outcome: 'accept', delayMs: 1_000, answers: 2 })
    expect(scriptOf('VOID', '', setting)).toEqual({ outcome: 'fail', delayMs: 1_000, answers: 2 })
    expect(scriptOf('VOID', 'void:accept', setting)).toEqual({
      outcome: 'accept',
      delayMs: 1_000,
      answers: 2,
    })
    expect(scriptOf('REFUND', 'refund:fail', setting)).toEqual({
      outcome: 'fail',
      delayMs: 2_000,
      answers: 2,
    })
  })
})
