import { expect, test } from 'vitest'
import { statementName } from './named-statements.ts'

const askedOften = (text: string): (string | undefined)[] =>
  Array.from({ length: 8 }, () => statementName(text))

test('a statement has no name at first, then always the same', () => {
  const names = askedOften('select 1 where $1')
  expect(names.slice(0, 5)).toEqual(Array(5).fill(undefined))
  expect(names[5]).toBeDefined()
  expect(new Set(names.slice(5)).size).toBe(1)
})

test('two statements have two names', () => {
  const [first, second] = ['select 2', 'select 3'].map((text) => askedOften(text).at(-1))
  expect(first).not.toBe(second)
})

test('a statement whose columns a migration may change is never prepared', () => {
  for (const text of [
    'select * from products',
    'insert into products default values returning *',
    'select "p".* from p',
  ])
    expect(askedOften(text)).toEqual(Array(8).fill(undefined))
})
