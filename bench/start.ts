import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '#platform/testing/port.ts'
import { usageOfAll } from './machine.ts'
import type { Measurement, Settings } from './measurement.ts'
import { round, type Row } from './report.ts'

const root = resolve(import.meta.dirname, '..')

export const start: Measurement = {
  name: 'start',
  about: 'time to ready and memory of `npm start`, time and size of `npm ci`',
  run: async (settings) => {
    const directory = await mkdtemp(join(tmpdir(), 'stockgraph-bench-'))
    await chmod(directory, 0o711)
    try {
      const data = join(directory, 'data')
      const first = await startOnce(data)
      settings.say(`first start: ${first.seconds} s`)
      const second = await startOnce(data, (url) => simulate(url, settings))
      const rows: Row[] = [
        { what: 'first `npm start` to ready', figure: `${first.seconds} s`, goal: '-' },
        {
          what: 'orders/s of that one process on its embedded broker, by `npm run simulate`',
          figure: second.ordersPerSecond ?? '-',
          goal: '-',
        },
        { what: 'second `npm start` to ready', figure: `${second.seconds} s`, goal: 'under 5 s' },
        {
          what: 'resident memory, all processes, shared pages counted once',
          figure: `${second.proportionalMiB} MiB`,
          goal: 'under 700 MiB',
        },
        {
          what: 'the same, shared pages counted in every process',
          figure: `${second.residentMiB} MiB`,
          goal: '-',
        },
      ]
      if (!settings.quick) rows.push(...(await install(directory, settings)))
      return [{ name: 'start', title: 'Start and size', rows, notes: [] }]
    } finally {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

interface Started {
  seconds: number
  proportionalMiB: number
  residentMiB: number
  ordersPerSecond?: string
}

async function startOnce(data: string, use?: (url: string) => Promise<string>): Promise<Started> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, STOCKGRAPH_DATA: data, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = once(child, 'exit')
  try {
    const ready = Promise.withResolvers<void>()
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('is ready')) ready.resolve()
    })
    void ended.then(() => ready.reject(new Error(`npm start did not get ready: ${output}`)))
    await ready.promise
    const seconds = round((performance.now() - began) / 1000, 1)
    // What starting has used and no longer needs is given back by then.
    await pause(5_000)
    const usages = await usageOfAll(child.pid)
    const proportional = await Promise.all(usages.map(({ pid }) => proportionalBytes(pid)))
    const mebibytes = (bytes: number) => round(bytes / 2 ** 20)
    const ordersPerSecond = await use?.(`http://127.0.0.1:${port}/graphql`)
    return {
      seconds,
      ...(ordersPerSecond === undefined ? {} : { ordersPerSecond }),
      proportionalMiB: mebibytes(proportional.reduce((sum, bytes) => sum + bytes, 0)),
      residentMiB: mebibytes(usages.reduce((sum, { residentBytes }) => sum + residentBytes, 0)),
    }
  } finally {
    // As Ctrl-C: to npm and what it started.
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGINT')
    await ended
  }
}

/** Orders placed through the gateway by 64 clients, each waited for to its final state. */
async function simulate(url: string, settings: Settings): Promise<string> {
  const count = settings.quick ? 300 : 4_000
  const options = ['--url', url, '--count', String(count), '--concurrency', '64']
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/run.mjs', 'scripts/simulate.ts', ...options],
    {
      cwd: root,
    },
  )
  return /orders\/s\s+([\d.]+)/.exec(stdout)?.[1] ?? '-'
}

async function proportionalBytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
}

async function install(directory: string, settings: Settings): Promise<Row[]> {
  settings.say('npm ci')
  const copy = join(directory, 'install')
  await mkdir(join(copy, 'web'), { recursive: true })
  for (const file of ['package.json', 'package-lock.json', 'web/package.json'])
    await copyFile(join(root, file), join(copy, file))
  const began = performance.now()
  await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: copy })
  const seconds = round((performance.now() - began) / 1000)
  const { stdout } = await promisify(execFile)('du', ['-sm', join(copy, 'node_modules')])
  return [
    { what: '`npm ci`', figure: `${seconds} s`, goal: '-' },
    { what: 'size of node_modules', figure: `${Number.parseInt(stdout, 10)} MiB`, goal: '-' },
  ]
}
