import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { findBookDifferences } from './invariants/books.ts'

const levelsEveryMs = 100
const booksEveryMs = 1_500

/** Looks at the stock again and again while the faults happen: some rules hold at every instant or not at all. */
export class Sampler {
  readonly violations = new Set<string>()
  samples = 0
  readonly #db: pg.Pool
  readonly #url: string
  #isStopped = false
  #running: Promise<unknown>

  constructor(db: pg.Pool, url: string) {
    this.#db = db
    this.#url = url
    this.#running = Promise.all([
      this.#repeat(levelsEveryMs, () => this.#lookAtLevels()),
      this.#repeat(booksEveryMs, () => this.#lookAtBooks()),
    ])
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  async #repeat(everyMs: number, look: () => Promise<void>): Promise<void> {
    while (!this.#isStopped) {
      await look().catch(() => undefined)
      await pause(everyMs)
    }
  }

  async #lookAtLevels(): Promise<void> {
    const { rows } = await this.#db.query<{ product_id: string; warehouse_id: string }>(
      `select product_id, warehouse_id from inventory.stock_levels
       where reserved + unavailable > on_hand or reserved < 0 or on_hand < 0`,
    )
    this.samples++
    for (const row of rows) this.violations.add(`${row.product_id} in ${row.warehouse_id} was oversold`)
  }

  async #lookAtBooks(): Promise<void> {
    for (const difference of await findBookDifferences(this.#url)) this.violations.add(difference)
  }
}
