import { describe, expect, it } from 'vitest'
import { readPositions } from './read-positions.ts'

describe('read positions', () => {
  it('reads back what it wrote', () => {
    const text = 'inventory=0/16B3748,orders=1/2'
    expect(String(readPositions(text))).toBe(text)
    expect(readPositions(text).of('orders')).toBe('1/2')
    expect(readPositions(text).of('suppliers')).toBeUndefined()
  })

  it('keeps the later of two', () => {
    expect(String(readPositions('a=0/9,b=0/1', 'a=0/A'))).toBe('a=0/A,b=0/1')
    expect(String(readPositions('a=0/A', 'a=0/9'))).toBe('a=0/A')
    expect(String(readPositions('a=0/A', 'a=latest', 'a=F/F'))).toBe('a=latest')
  })

  it('tells whether anything was noted, even what was known: what is kept of it expires', () => {
    const positions = readPositions('a=0/5')
    positions.note('a', 'nonsense')
    expect(positions.isChanged).toBe(false)
    positions.note('a', '0/5')
    expect(positions.isChanged).toBe(true)
    positions.note('b', '0/1')
    expect(String(positions)).toBe('a=0/5,b=0/1')
    const unknown = readPositions('a=latest')
    unknown.note('a', 'latest')
    expect(unknown.isChanged).toBe(true)
  })

  it('goes back from the latest to a position when a later write tells it', () => {
    const positions = readPositions('a=latest,b=latest')
    positions.note('a', '0/5')
    expect(String(positions)).toBe('a=0/5,b=latest')
  })

  it('keeps a latest that was noted: writes at the same time are told in any order', () => {
    const positions = readPositions()
    positions.note('a', '0/5')
    positions.note('a', 'latest')
    positions.note('a', '0/6')
    expect(String(positions)).toBe('a=latest')
  })

  it.each([undefined, '', 'a', '=0/1', 'a=', 'a=1', 'a b=0/1', 'a=0/1;', 'ä=0/1', 'a=0/123456789', ',,,'])(
    'asks for nothing when it is given %j',
    (text) => {
      expect(String(readPositions(text))).toBe('')
    },
  )

  it('reads a bounded number of subgraphs', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `s${index}=0/1`).join(',')
    expect(String(readPositions(many)).split(',')).toHaveLength(50)
  })
})
