import { constants } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createClient } from 'redis'
import { freePort } from '../embedded/free-port.ts'
import { spawnGuarded, type GuardedProcess } from '../embedded/guarded-process.ts'
import { until } from './until.ts'

/** A Redis of a test's own: it may be killed, frozen and restarted without anybody else noticing. */
export type RedisServer = {
  readonly url: string
  /** Writes its data to disk, as they are, for the next `restart`. */
  save(): Promise<void>
  /** Deletes all it holds, under everybody who uses it. */
  empty(): Promise<void>
  /** Ends the server as a power cut would; what was saved stays. */
  kill9(): Promise<void>
  /** Starts it again on the same port, with what was saved. */
  restart(): Promise<void>
  /** Freezes it: connections stay open and nobody answers. */
  pause(): void
  resume(): void
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

/** The program of an installed Redis, or of its drop-in Valkey. */
export async function findRedisServer(): Promise<string | undefined> {
  const places = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [...places, '/usr/bin', '/usr/local/bin'].flatMap((place) =>
    ['redis-server', 'valkey-server'].map((name) => join(place, name)),
  )
  for (const candidate of candidates) {
    try {
      await access(candidate, constants.X_OK)
      return candidate
    } catch {
      continue
    }
  }
  return undefined
}

/** @throws Error when none is installed or it does not come up */
export async function startRedisServer(): Promise<RedisServer> {
  const program = await findRedisServer()
  if (program === undefined) throw new Error('no redis-server is installed')
  const directory = await mkdtemp(join(tmpdir(), 'stockgraph-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server: GuardedProcess | undefined
  const kill9 = async () => {
    server?.signalGroup('SIGKILL')
    await server?.exited
  }
  const restart = async () => {
    await kill9()
    const lines: string[] = []
    server = spawnGuarded(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''],
      {
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
        atEnd: 'kill',
        onLine: (line) => lines.push(line),
      },
    )
    await until(() => run(url, ['PING']), { what: `Redis up (${lines.join(' | ')})` })
  }
  const stop = async () => {
    await kill9()
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await restart()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    save: async () => void (await run(url, ['SAVE'])),
    empty: async () => void (await run(url, ['FLUSHALL'])),
    kill9,
    restart,
    pause: () => server?.signalGroup('SIGSTOP'),
    resume: () => server?.signalGroup('SIGCONT'),
    stop,
  }
}

/** One command on a connection of its own. */
async function run(url: string, command: string[]): Promise<unknown> {
  const client = createClient({ url, socket: { reconnectStrategy: false } })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await client.sendCommand(command)
  } finally {
    client.destroy()
  }
}
