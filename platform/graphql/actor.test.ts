import { expect, test } from 'vitest'
import { anonymous, owns, readActor } from './actor.ts'

const refusal = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })

test('staff and customers are read from their claims; nobody is staff without a name', () => {
  expect(readActor('staff:jo@shop.example')).toEqual({
    kind: 'staff',
    name: 'jo@shop.example',
    text: 'staff:jo@shop.example',
  })
  expect(readActor('customer:cus_01')).toEqual({
    kind: 'customer',
    customerId: 'cus_01',
    text: 'customer:cus_01',
  })
  expect(readActor(undefined)).toBe(anonymous)
})

test.each([
  '',
  'staff:',
  'staff:two words',
  `staff:${'x'.repeat(65)}`,
  'staff:a\nb',
  'staff:jo\n',
  'customer:',
  'customer:prd_1',
  'admin:jo',
  'Staff:jo',
  7,
  null,
  ['staff:jo'],
])('%j is no actor', (claim) => {
  expect(() => readActor(claim)).toThrow(refusal)
})

test('staff own all, a customer what is theirs and nothing of guests', () => {
  const customer = readActor('customer:cus_1')
  expect([owns(anonymous, 'cus_2'), owns(anonymous, null)]).toEqual([true, true])
  expect([owns(customer, 'cus_1'), owns(customer, 'cus_2'), owns(customer, null)]).toEqual([
    true,
    false,
    false,
  ])
})
