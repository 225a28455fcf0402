import { expect, test } from 'vitest'
import { readScript } from './script.ts'

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
