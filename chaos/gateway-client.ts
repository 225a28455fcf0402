import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'

interface Answer {
  data?: any
  errors?: { message: string; extensions: { code: string } }[]
}

const faultsOfOurs = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED']

/** Whether a mutation was refused since another instance carries the same one out: one that is paused may hold its key for long. */
function isInProgress(data: any): boolean {
  return Object.values<any>(data).some((payload) =>
    payload?.userErrors?.some(({ code }: { code: string }) => code === 'IDEMPOTENCY_IN_PROGRESS'),
  )
}

/** Asks one of the gateways, and another one when it does not answer: what a careful client does. */
export class GatewayClient {
  readonly #pools: Pool[]

  constructor(urls: readonly string[]) {
    this.#pools = urls.map(
      (url) => new Pool(url, { connections: 64, headersTimeout: 12_000, bodyTimeout: 12_000 }),
    )
  }

  /**
   * Asks again and again until there is data without errors, and the same request is not still being carried out; only for
   * requests that may be repeated.
   * @param first which gateway to begin with
   * @returns undefined when `signal` was aborted before that
   */
  async askUntil(signal: AbortSignal, query: string, variables: object, first = 0): Promise<any> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      const answer = await this.#ask(first + attempt, query, variables, signal)
      if (answer?.data && !answer.errors && !isInProgress(answer.data)) return answer.data
      const refusal = answer?.errors?.find(({ extensions }) => faultsOfOurs.includes(extensions.code))
      if (refusal) throw new Error(`the rig asks wrongly: ${refusal.message}`)
      await pause(Math.min(1_000, 50 * 2 ** attempt))
    }
    return undefined
  }

  async stop(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.destroy()))
  }

  async #ask(
    index: number,
    query: string,
    variables: object,
    signal: AbortSignal,
  ): Promise<Answer | undefined> {
    const pool = this.#pools[index % this.#pools.length] as Pool
    try {
      const { body } = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal,
      })
      return (await body.json()) as Answer
    } catch {
      return undefined
    }
  }
}
