import { afterEach, expect, test, vi } from 'vitest'
import { createSubgraphClient } from './subgraph-client.ts'

afterEach(() => {
  vi.useRealTimers()
})

test.each([
  ['after the client was closed', true, {}],
  ['with a header that HTTP does not have', false, { 'not a name': 'x' }],
])('a request that is refused at once, %s, leaves no timer behind', async (_why, isClosed, headers) => {
  const client = createSubgraphClient(new URL('http://127.0.0.1:1/graphql'))
  if (isClosed) await client.close()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const answer = client.post('{}', headers, 60_000)
  await expect(answer).rejects.toThrow(isClosed ? 'destroyed' : 'invalid header key')
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  await client.close()
})
