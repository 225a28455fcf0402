import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkName, maxDepth, refusePlace } from './category-tree.ts'

test.each([
  ['', 'BAD_INPUT'],
  ['  ', 'BAD_INPUT'],
  ['a\0', 'BAD_INPUT'],
  ['a\ud800', 'BAD_INPUT'],
  ['x'.repeat(101), 'LIMIT_EXCEEDED'],
])('refuses %j as a name', (name, code) => {
  expect(checkName(name)).toMatchObject([{ code, path: ['input', 'name'] }])
})

test('takes names up to their limit', () => {
  expect(checkName('x'.repeat(100))).toEqual([])
})

test('a category comes below another, but not below itself or what is below it', () => {
  expect(refusePlace('c', { path: ['a', 'b'], height: 1 })).toBeUndefined()
  expect(refusePlace('c', { path: ['c'], height: 1 })).toMatchObject({ code: 'BAD_INPUT' })
  expect(refusePlace('c', { path: ['a', 'c', 'd'], height: 3 })).toMatchObject({ code: 'BAD_INPUT' })
})

test('the tree has ten levels at most, with all that a category brings along', () => {
  const above = (levels: number) => Array.from({ length: levels }, (_, at) => `level-${at}`)
  expect(refusePlace(undefined, { path: above(9), height: 1 })).toBeUndefined()
  expect(refusePlace(undefined, { path: above(10), height: 1 })).toMatchObject({ code: 'LIMIT_EXCEEDED' })
  expect(refusePlace('c', { path: above(7), height: 4 })).toMatchObject({ code: 'LIMIT_EXCEEDED' })
})

test('whatever moves where, following the parents ends at the top after ten steps at most', () => {
  const move = fc.record({ id: fc.nat(11), parent: fc.option(fc.nat(11), { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const parents = new Map<number, number>()
      const pathOf = (id: number | undefined): number[] => {
        const path: number[] = []
        for (let at = id; at !== undefined; at = parents.get(at)) {
          path.unshift(at)
          if (path.length > maxDepth) throw new Error('a ring, or too deep')
        }
        return path
      }
      const heightOf = (id: number): number =>
        1 + Math.max(0, ...[...parents].filter(([, above]) => above === id).map(([below]) => heightOf(below)))
      for (const { id, parent } of moves) {
        const path = pathOf(parent).map(String)
        if (refusePlace(String(id), { path, height: heightOf(id) })) continue
        if (parent === undefined) parents.delete(id)
        else parents.set(id, parent)
      }
      for (let id = 0; id < 12; id++) expect(pathOf(id).length).toBeLessThanOrEqual(maxDepth)
    }),
  )
})
