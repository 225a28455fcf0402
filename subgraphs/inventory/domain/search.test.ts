import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchWords, wordQuery } from './search.ts'

test.each([
  ['Wireless  headphones', ['wireless', 'headphones']],
  ['AUD-001', ['aud', '001']],
  ['Crème Brûlée!', ['creme', 'brulee']],
  ['ÜBER “quoted” ’tis', ['uber', 'quoted', 'tis']],
  ["it's 50% & more | less:*", ['it', 's', '50', 'more', 'less']],
  ['ΣΊΣΥΦΟΣ Σίσυφος', ['σισυφοσ', 'σισυφοσ']],
  ['東京 タワー', ['東京', 'タワー']],
  ['  -- ', []],
  ['', []],
])('finds the words of %j', (text, words) => {
  expect(searchWords(text)).toEqual(words)
})

test('asks for every word by its beginning', () => {
  expect(wordQuery('Red lamp')).toBe("'red':* & 'lamp':*")
  expect(wordQuery('…')).toBeUndefined()
})

test('leaves nothing in a word that a tsquery would take for a sign of its own', () => {
  const unit = fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code))
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      expect(searchWords(text).join('')).not.toMatch(/['\\&|!():*<> \t\n]/)
    }),
  )
})

test('takes ten words at most', () => {
  expect(searchWords('a b c d e f g h i j k l')).toHaveLength(10)
})
