import { openHttpConnection, type HttpAnswer } from './http-connection.ts'

export interface HttpResult {
  requests: number
  perSecond: number
  latenciesMs: number[]
}

/** A GraphQL request of the n-th call. */
export type RequestOf = (n: number) => { query: string; variables?: Record<string, unknown> }

/** Reading every answer in full would make the client the bottleneck. */
const readInFullEvery = 50

/**
 * Asks one URL as fast as some connections allow, for some time.
 * @throws when an answer has errors or no data
 */
export async function askForAWhile(
  url: string,
  requestOf: RequestOf,
  options: { connections: number; ms: number },
): Promise<HttpResult> {
  const connections = await Promise.all(
    Array.from({ length: options.connections }, () => openHttpConnection(new URL(url))),
  )
  const latenciesMs: number[] = []
  const started = performance.now()
  const work = async (connection: (typeof connections)[number], first: number) => {
    for (let n = first; performance.now() - started < options.ms; n += options.connections) {
      const at = performance.now()
      const answer = await connection.post(JSON.stringify(requestOf(n)))
      latenciesMs.push(performance.now() - at)
      if (!isGood(answer, latenciesMs.length % readInFullEvery === 1))
        throw new Error(`${url} answered ${answer.status}: ${answer.body.toString('utf8', 0, 500)}`)
    }
  }
  try {
    await Promise.all(connections.map(work))
    const elapsed = performance.now() - started
    return { requests: latenciesMs.length, perSecond: (latenciesMs.length / elapsed) * 1000, latenciesMs }
  } finally {
    for (const connection of connections) connection.close()
  }
}

function isGood({ status, body }: HttpAnswer, inFull: boolean): boolean {
  if (status !== 200 || !body.includes('"data":{') || body.includes('"errors"')) return false
  if (!inFull) return true
  const { data } = JSON.parse(body.toString()) as { data?: Record<string, unknown> }
  return Object.values(data ?? {}).every((field) => field !== null && field !== undefined)
}
