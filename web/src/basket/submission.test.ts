import { expect, test } from 'vitest'
import { placeRefusals, randomKey, submissionOf } from './submission.ts'

const error = (path: string[] | null, message: string) => ({ code: 'BAD_INPUT' as const, path, message })

test('repeats an unanswered submission under its key', () => {
  const first = submissionOf('two of a', undefined, () => 'key-1')
  expect(submissionOf('two of a', first, () => 'key-2').key).toBe('key-1')
})

test('takes a new key for other content', () => {
  const first = submissionOf('two of a', undefined, () => 'key-1')
  expect(submissionOf('three of a', first, () => 'key-2').key).toBe('key-2')
})

test('makes keys the server accepts, each its own', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(randomKey()).not.toBe(randomKey())
})

test('puts each refusal beside the item it is about', () => {
  const refusals = placeRefusals([
    error(['input', 'items', '1', 'quantity'], 'too many'),
    error(['input', 'items', '1', 'productId'], 'not on sale'),
    error(['input', 'items'], 'too long'),
    error(null, 'something'),
  ])
  expect(refusals.items.get(1)).toEqual(['too many', 'not on sale'])
  expect(refusals.items.has(0)).toBe(false)
  expect(refusals.order).toEqual(['too long', 'something'])
})
