import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../embedded/postgres.ts'
import { findRabbit } from './find-rabbit.ts'
import { aptInstall } from './installed-software.ts'
import { findRabbitServer } from './rabbit-node.ts'
import { findRedisServer } from './redis-server.ts'
import './provided-context.ts'
import type { VhostMeans } from './vhosts.ts'

type Environment = {
  databaseUrl: string
  amqpUrl: string
  rabbitServer: string
  redisServer: string
  vhostMeans: VhostMeans | undefined
  notRunFile: string
  stop(): Promise<void>
}

type Shared = { users: number; environment: Promise<Environment> }

// Each vitest project loads this module for itself, so what they share lives outside of it.
const slot = Symbol.for('stockgraph.test-environment')
const shared = globalThis as unknown as Record<symbol, Shared | undefined>

const say = (line: string) => process.stderr.write(`[tests] ${line}\n`)

/** vitest's global setup: one PostgreSQL and one RabbitMQ for all projects of the run, ended with the last of them. */
export async function setup(project: TestProject): Promise<void> {
  const use = (shared[slot] ??= shareEnvironment())
  use.users += 1
  const environment = await use.environment
  project.provide('databaseUrl', environment.databaseUrl)
  project.provide('amqpUrl', environment.amqpUrl)
  project.provide('rabbitServer', environment.rabbitServer)
  project.provide('redisServer', environment.redisServer)
  project.provide('vhostMeans', environment.vhostMeans)
  project.provide('notRunFile', environment.notRunFile)
}

export async function teardown(): Promise<void> {
  const use = shared[slot]
  if (!use || --use.users > 0) return
  shared[slot] = undefined
  const environment = await use.environment
  await environment.stop()
}

function shareEnvironment(): Shared {
  const environment = startEnvironment()
  // A signal makes vitest exit within a millisecond, without teardown(): this sends off what still can be.
  const stop = () => void environment.then((started) => started.stop())
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return { users: 0, environment }
}

async function startEnvironment(): Promise<Environment> {
  const directory = await mkdtemp(join(tmpdir(), 'stockgraph-test-'))
  // Root's PostgreSQL runs as another user, which a directory of mode 0700 keeps out.
  await chmod(directory, 0o711)
  const notRunFile = join(directory, 'not-run')
  writeFileSync(notRunFile, '')
  const removeLater = () => {
    const script = 'sleep 3; rm -rf -- "$1"'
    spawn('/bin/sh', ['-c', script, 'remove', directory], { detached: true, stdio: 'ignore' }).unref()
  }
  process.once('exit', removeLater)
  const removeNow = async () => {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
    process.off('exit', removeLater)
  }
  const ends: (() => Promise<void>)[] = [removeNow]
  const stop = async () => {
    for (const end of ends.reverse()) await end()
  }
  try {
    const postgres = await startPostgres(join(directory, 'postgres'))
    ends.push(postgres.stop)
    const reasons: string[] = []
    const rabbit = await findRabbit(directory, say, reasons)
    ends.push(() => reportNotRun(notRunFile, reasons))
    if (rabbit) ends.push(rabbit.stop)
    const rabbitServer = await installed('rabbitmq-server', findRabbitServer)
    const redisServer = await installed('redis-server', findRedisServer)
    return {
      databaseUrl: postgres.url,
      amqpUrl: rabbit?.amqpUrl ?? '',
      rabbitServer,
      redisServer,
      vhostMeans: rabbit?.vhostMeans,
      notRunFile,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What tests start servers of their own from: one that runs is not theirs to kill. '' where none can be had. */
async function installed(name: string, find: () => Promise<string | undefined>): Promise<string> {
  const present = await find()
  if (present) return present
  await aptInstall(name, say).catch(() => false)
  return (await find()) ?? ''
}

async function startPostgres(directory: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const named = process.env.TEST_DATABASE_URL
  if (!named) return startEmbeddedPostgres({ directory, log: () => undefined, forTests: true })
  const client = new Client({ connectionString: named })
  try {
    await client.connect()
    await client.end()
  } catch (cause) {
    throw new Error(`TEST_DATABASE_URL cannot be used: ${(cause as Error).message}`, { cause })
  }
  return { url: named, stop: async () => undefined }
}

/** Names the suites that had no real server, as the very last lines of the run; with STRICT=1 they fail it. */
async function reportNotRun(notRunFile: string, reasons: string[]): Promise<void> {
  const suites = new Set((await readFile(notRunFile, 'utf8')).split('\n').filter(Boolean))
  if (suites.size === 0) return
  process.once('exit', () => {
    if (process.env.STRICT === '1') process.exitCode = 1
    const lacksRabbit = [...suites].some((suite) => suite.startsWith('RabbitMQ'))
    for (const reason of lacksRabbit ? reasons : []) process.stdout.write(`No RabbitMQ from ${reason}\n`)
    for (const suite of suites) process.stdout.write(`NOT RUN on a real ${suite}\n`)
  })
}
