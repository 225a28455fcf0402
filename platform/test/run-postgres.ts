import { Client } from 'pg'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'

// A program of its own for the tests to kill: starts an embedded PostgreSQL on the directory it is given, says so,
// and on SIGINT asks the server one more question before it stops it.
const [directory = ''] = process.argv.slice(2)
const postgres = await startEmbeddedPostgres({ directory, log: () => undefined, forTests: true }).catch(
  (error: Error) => {
    process.stdout.write(`refused: ${error.message}\n`)
    process.exit(1)
  },
)
process.on('SIGINT', () => {
  void lastQuestion().then(async (answer) => {
    await postgres.stop()
    process.stdout.write(`${answer}\n`)
    process.exit(0)
  })
})
process.stdout.write(`up ${postgres.url}\n`)
setInterval(() => undefined, 60_000)

async function lastQuestion(): Promise<string> {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query<{ answer: string }>("SELECT 'still there' AS answer")
  await client.end()
  return rows[0]?.answer ?? 'no row'
}
