import pg from 'pg'

const begin = { name: 'begin', text: 'begin' }

interface Statement {
  name?: string | undefined
  text: string
  values?: readonly unknown[] | undefined
}

/** The parts of the driver's connection that its types leave out or describe as they were once. */
interface Wire {
  parsedStatements: Record<string, string>
  bind(config: { statement: string }): void
  execute(config: object): void
}

type Answered = (error: Error | null, results: pg.QueryResult | pg.QueryResult[]) => void

/**
 * A connection on which `begin` travels with the first statement of its transaction, instead of being waited for: a round
 * trip less in each. Both are one message to PostgreSQL: should the beginning fail, the statement is not executed.
 */
export class LazyBeginClient extends pg.Client {
  /** A transaction was begun of which PostgreSQL has not heard. */
  private isBeginning = false

  override query(...args: any[]): any {
    const [asked, values] = args
    const statement: Statement = typeof asked === 'string' ? { text: asked, values } : asked
    if (statement.text === 'begin' && args.every((arg) => typeof arg !== 'function')) return this.beginLater()
    if (!this.isBeginning) return (super.query as (...all: unknown[]) => unknown)(...args)
    this.isBeginning = false
    if (statement.text === 'commit' || statement.text === 'rollback')
      return Promise.resolve(nothing(statement.text))
    // Without parameters it goes as a message of another kind, which PostgreSQL would execute even if `begin` had failed.
    const isSimple = statement.name === undefined && (statement.values ?? []).length === 0
    if (isSimple || args.some((arg) => typeof arg === 'function'))
      return super.query(begin).then(() => (super.query as (...all: unknown[]) => unknown)(...args))
    return this.beginWith(statement)
  }

  private beginLater(): Promise<pg.QueryResult> {
    // Known to PostgreSQL under its name, it can go ahead of a statement without an answer that the driver would take for
    // the statement's own.
    if (wireOf(this).parsedStatements[begin.name] === undefined) return super.query(begin)
    this.isBeginning = true
    return Promise.resolve(nothing('begin'))
  }

  private beginWith(statement: Statement): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const answered: Answered = (error, results) => {
        if (error) reject(error)
        // The first result is that of `begin`.
        else resolve((Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult)
      }
      const query = new pg.Query(statement as pg.QueryConfig, answered as never)
      const submit = query.submit.bind(query)
      query.submit = (connection) => {
        const wire = wireOf(this)
        connection.stream.cork()
        wire.bind({ statement: begin.name })
        wire.execute({})
        const refused = submit(connection)
        connection.stream.uncork()
        return refused
      }
      super.query(query)
    })
  }
}

function wireOf(client: object): Wire {
  return (client as { connection: Wire }).connection
}

function nothing(command: string): pg.QueryResult {
  return { command: command.toUpperCase(), rowCount: null, oid: 0, fields: [], rows: [] }
}
