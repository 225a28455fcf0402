import { afterEach, expect, test, vi } from 'vitest'
import { OrderDocument } from '../generated/graphql.ts'
import { request, RequestError } from './http.ts'

const unavailable = {
  message: 'orders cannot be reached',
  path: ['order'],
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', traceId: 't1' },
}

function answerWith(answer: () => Response): void {
  vi.stubGlobal('fetch', async () => answer())
}
const ask = () => request(OrderDocument, { id: 'o1' })
const failureOf = async () => {
  const failure: unknown = await ask().catch((error: unknown) => error)
  if (!(failure instanceof RequestError)) throw new Error('it was answered')
  return failure
}

afterEach(() => void vi.unstubAllGlobals())

test('takes null without errors for an answer', async () => {
  answerWith(() => Response.json({ data: { order: null } }))
  expect(await ask()).toEqual({ data: { order: null }, errors: [] })
})

test('does not take a subgraph that is down for "there is none"', async () => {
  answerWith(() => Response.json({ data: { order: null }, errors: [unavailable] }))
  expect(await failureOf()).toMatchObject({
    kind: 'unanswered',
    message: 'orders cannot be reached',
    traceId: 't1',
  })
})

test('keeps what there is beside the errors', async () => {
  answerWith(() => Response.json({ data: { order: { id: 'o1' } }, errors: [unavailable] }))
  expect(await ask()).toMatchObject({ data: { order: { id: 'o1' } }, errors: [unavailable] })
})

test('tells a refusal from a missing answer', async () => {
  answerWith(() =>
    Response.json({ errors: [{ message: 'no', extensions: { code: 'BAD_USER_INPUT' } }] }, { status: 400 }),
  )
  expect((await failureOf()).kind).toBe('refused')
  answerWith(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect((await failureOf()).kind).toBe('unanswered')
  answerWith(() => {
    throw new TypeError('fetch failed')
  })
  expect((await failureOf()).kind).toBe('unanswered')
})
