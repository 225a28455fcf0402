import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Sabotage } from './service-control.ts'
import type { ServiceFaults } from './service-faults.ts'

const inboxInsert =
  /insert into inbox \(queue, message_id\)\s+select (\$\d+), id from (unnest\(\$\d+::text\[\]\) as message \(id\)) order by id\s+on conflict do nothing\s+returning message_id as id/
const levelLock = /for update of level/
/** Statements in the middle of the transactions that handle events. */
const inTransaction = /insert into (stock_movements|order_status_changes|outbox)/

type Query = (this: pg.Client, text: unknown, ...rest: unknown[]) => unknown

/**
 * Puts the rig between this process and its driver: statements are changed as the sabotage asks, and the process can be made
 * to die in the middle of a transaction.
 */
export function installDatabaseFaults(faults: () => ServiceFaults): void {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const query = prototype.query
  prototype.query = function (given, ...rest) {
    const text = textOf(given)
    if (text === undefined) return query.call(this, given, ...rest)
    const changed = sabotaged(text, faults().sabotage)
    if (given instanceof pg.Query) return query.call(this, Object.assign(given, { text: changed }), ...rest)
    const asked = typeof given === 'string' ? changed : { ...(given as object), text: changed }
    const result = query.call(this, asked, ...rest)
    const isDue = faults().isArmed('mid-transaction') && faults().isHandling() && inTransaction.test(text)
    if (!isDue) return result
    return Promise.resolve(result).then(async (rows) => {
      await faults().reach('mid-transaction')
      return rows
    })
  }
}

/** The SQL of a query in any of the driver's forms; undefined for one that writes to the connection by itself. */
function textOf(query: unknown): string | undefined {
  if (typeof query === 'string') return query
  const { text, submit } = query as { text?: unknown; submit?: unknown }
  const isKnown = query instanceof pg.Query || typeof submit !== 'function'
  return typeof text === 'string' && isKnown ? text : undefined
}

function sabotaged(text: string, sabotage: Sabotage | undefined): string {
  if (sabotage === 'no-inbox')
    return text.replace(
      inboxInsert,
      (_, queue, messages) => `select id from ${messages} where ${queue}::text is not null`,
    )
  if (sabotage === 'no-row-lock') return text.replace(levelLock, '')
  return text
}

const pools = new Set<pg.Pool>()

type Connect = (this: pg.Pool, ...args: unknown[]) => unknown

/** Remembers each pool of this process that is used. */
export function watchPools(): void {
  const prototype = pg.Pool.prototype as unknown as { connect: Connect }
  const { connect } = prototype
  prototype.connect = function (...args) {
    pools.add(this)
    return connect.apply(this, args)
  }
}

/** Takes every connection of every pool for `ms`, so that whoever needs one must wait. */
export function fillPools(ms: number): void {
  for (const pool of pools)
    for (let taken = 0; taken < pool.options.max; taken++)
      void pool
        .connect()
        .then(async (client) => {
          await pause(ms)
          client.release()
        })
        .catch(() => undefined)
}
