import { appendFile, chmod, cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/postgres.ts'
import { freePort } from '../embedded/free-port.ts'
import { until } from './until.ts'

/** A PostgreSQL of a test's own and another that replays what it writes. */
export type ReplicatedPostgres = {
  /** Superuser URL of the primary. */
  readonly url: string
  /** Superuser URL of the replica; queries only. */
  readonly readUrl: string
  /** The replica stays as it is, while the primary goes on. */
  pauseReplay(): Promise<void>
  resumeReplay(): Promise<void>
  /** Waits until the replica has all that was committed before the call. */
  caughtUp(): Promise<void>
  stopReplica(): Promise<void>
  startReplica(): Promise<void>
  /** Ends both and removes their data. */
  stop(): Promise<void>
}

/** Starts both on 127.0.0.1: the replica from a copy of the primary's first data, streaming from there on. */
export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const root = await mkdtemp(join(tmpdir(), 'stockgraph-replica-'))
  // Root's PostgreSQL runs as another user, which a directory of mode 0700 keeps out.
  await chmod(root, 0o711)
  const [primaryDirectory, replicaDirectory] = [join(root, 'primary'), join(root, 'replica')]
  const [primaryPort, replicaPort] = [await freePort(), await freePort()]
  const start = (directory: string, port: number) =>
    startEmbeddedPostgres({ directory, port, log: () => undefined, forTests: true })
  await (await start(primaryDirectory, primaryPort)).stop()
  await cp(await realpath(primaryDirectory), replicaDirectory, { recursive: true, verbatimSymlinks: true })
  const primary = await start(primaryDirectory, primaryPort)
  await followPrimary(join(replicaDirectory, 'data'), primary.url)
  let replica: EmbeddedPostgres | undefined = await start(replicaDirectory, replicaPort)
  const readUrl = replica.url
  return {
    url: primary.url,
    readUrl,
    pauseReplay: async () => {
      await ask(readUrl, 'select pg_wal_replay_pause()')
      await until(
        async () => (await ask(readUrl, 'select pg_get_wal_replay_pause_state() as answer')) === 'paused',
      )
    },
    resumeReplay: async () => void (await ask(readUrl, 'select pg_wal_replay_resume()')),
    async caughtUp() {
      const position = String(await ask(primary.url, 'select pg_current_wal_insert_lsn()::text as answer'))
      await ask(primary.url, 'create table if not exists nudge (); drop table nudge')
      const isThere = `select pg_last_wal_replay_lsn() >= '${position}'::pg_lsn as answer`
      await until(() => ask(readUrl, isThere), { what: 'the replica caught up' })
    },
    async stopReplica() {
      await replica?.stop()
      replica = undefined
    },
    async startReplica() {
      replica ??= await start(replicaDirectory, replicaPort)
    },
    async stop() {
      await replica?.stop()
      await primary.stop()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Makes a copy of a cluster a replica of it. */
async function followPrimary(data: string, url: string): Promise<void> {
  const { hostname, port, username, password } = new URL(url)
  const login = `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`
  await writeFile(join(data, 'standby.signal'), '')
  await appendFile(join(data, 'postgresql.auto.conf'), `\nprimary_conninfo = '${login}'\nhot_standby = on\n`)
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(statement)
    return (rows as { answer: unknown }[] | undefined)?.[0]?.answer
  } finally {
    await client.end()
  }
}
