import { expect, it } from 'vitest'
import { coalesce } from './coalesce.ts'

function questions() {
  const put: PromiseWithResolvers<number>[] = []
  const ask = coalesce(() => {
    const question = Promise.withResolvers<number>()
    put.push(question)
    return question.promise
  })
  return { put, ask }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('puts one question for all who ask at once', async () => {
  const { put, ask } = questions()
  const answers = Promise.all([ask(), ask(), ask()])
  await settle()
  put[0]?.resolve(1)
  expect(await answers).toEqual([1, 1, 1])
  expect(put).toHaveLength(1)
})

it('answers nobody with what was asked before them', async () => {
  const { put, ask } = questions()
  const first = ask()
  await settle()
  const later = Promise.all([ask(), ask()])
  await settle()
  expect(put).toHaveLength(1)
  put[0]?.resolve(1)
  expect(await first).toBe(1)
  await settle()
  put[1]?.resolve(2)
  expect(await later).toEqual([2, 2])
  expect(put).toHaveLength(2)
})

it('asks again after a failure', async () => {
  const { put, ask } = questions()
  const failing = ask()
  await settle()
  const next = ask()
  put[0]?.reject(new Error('gone'))
  await expect(failing).rejects.toThrow('gone')
  await settle()
  put[1]?.resolve(2)
  expect(await next).toBe(2)
})
