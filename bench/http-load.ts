import { Pool } from 'undici'

export interface HttpResult {
  requests: number
  perSecond: number
  latenciesMs: number[]
}

/** A GraphQL request of the n-th call. */
export type RequestOf = (n: number) => { query: string; variables?: Record<string, unknown> }

/**
 * Asks one URL as fast as some connections allow, for some time.
 * @throws when an answer has errors or no data
 */
export async function askForAWhile(
  url: string,
  requestOf: RequestOf,
  options: { connections: number; ms: number },
): Promise<HttpResult> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: options.connections })
  const latenciesMs: number[] = []
  const started = performance.now()
  const worker = async (first: number) => {
    for (let n = first; performance.now() - started < options.ms; n += options.connections) {
      const at = performance.now()
      const { body } = await pool.request({
        method: 'POST',
        path: pathname,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(requestOf(n)),
      })
      const text = await body.text()
      // Reading every answer in full would make the client the bottleneck.
      if (text.startsWith('{"errors"') || text.includes('"errors":[{'))
        throw new Error(`${url} answered ${text.slice(0, 500)}`)
      latenciesMs.push(performance.now() - at)
    }
  }
  try {
    await Promise.all(Array.from({ length: options.connections }, (_, index) => worker(index)))
    const elapsed = performance.now() - started
    return { requests: latenciesMs.length, perSecond: (latenciesMs.length / elapsed) * 1000, latenciesMs }
  } finally {
    await pool.close()
  }
}
