import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { processCommand, processStart } from '#platform/embedded/process-identity.ts'
import { mayEnter } from '#platform/embedded/server-user.ts'
import { freePort } from '#platform/testing/port.ts'
import { until } from '#platform/testing/until.ts'

let parent: string
let directory: string
const children: ChildProcess[] = []

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'stockgraph-postgres-'))
  await chmod(parent, 0o711)
  directory = join(parent, 'database')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await until(async () => !(await processCommand(await postmaster())).includes(directory))
  const elsewhere = await readlink(join(directory, 'data')).catch(() => undefined)
  if (elsewhere) await rm(dirname(elsewhere), { recursive: true, force: true })
  await rm(parent, { recursive: true, force: true, maxRetries: 10 })
})

const start = (more: { port?: number; onFault?: (line: string) => void } = {}) =>
  startEmbeddedPostgres({ directory, log: () => undefined, forTests: true, ...more })

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function postmaster(): Promise<number> {
  const text = await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || 2 ** 30
}

test('starts again when the server is killed, at the same address with its data', async () => {
  const faults: string[] = []
  const postgres = await start({ onFault: (line) => faults.push(line) })
  await query(postgres.url, 'create table kept (n int)')
  // The tests' servers write late.
  await query(postgres.url, 'checkpoint')
  const killed = await postmaster()
  process.kill(killed, 'SIGKILL')
  await until(async () => ![killed, 2 ** 30].includes(await postmaster()), { timeoutMs: 20_000 })
  await until(
    () =>
      query(postgres.url, 'select from kept').then(
        () => true,
        () => false,
      ),
    { timeoutMs: 20_000 },
  )
  expect(faults).toEqual(['the embedded PostgreSQL ended unexpectedly; starting it again'])
  await postgres.stop()
  expect(faults).toHaveLength(1)
})

/** Runs run-postgres.ts in a process group of its own; `line()` waits for what it says next. */
function runProgram(identity: { uid?: number; gid?: number } = {}) {
  const program = join(import.meta.dirname, 'run-postgres.ts')
  const env = { PATH: process.env.PATH ?? '' }
  const child = spawn(process.execPath, [program, directory], { detached: true, cwd: '/', env, ...identity })
  children.push(child)
  const lines: string[] = []
  for (const output of [child.stdout, child.stderr])
    createInterface(output).on('line', (line) => lines.push(line))
  return {
    pid: child.pid ?? 0,
    line: () => until(() => lines.shift(), { timeoutMs: 30_000, what: 'a line' }),
  }
}

test('a second start finds the data of the first', async () => {
  const first = await start()
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  await first.stop()
  await first.stop()
  const second = await start()
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  expect(await query(second.url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  await second.stop()
})

test('a second start while the first lives is refused in one line that names the process', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow(`is in use by process ${process.pid}`)
  const other = runProgram()
  expect(await other.line()).toMatch(new RegExp(`^refused: .* is in use by process ${process.pid};`))
  await first.stop()
})

test('a directory whose making was cut short is made anew, and a stale lock is taken over', async () => {
  await mkdir(join(directory, 'data.new'), { recursive: true })
  await writeFile(join(directory, 'data.new', 'PG_VERSION'), '18\n')
  await writeFile(join(directory, 'owner'), '999999 long-ago\n')
  const postgres = await start()
  expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await postgres.stop()
})

test('a taken port is one clear line', async () => {
  const port = await freePort()
  const first = await start({ port })
  const elsewhere = startEmbeddedPostgres({
    directory: join(parent, 'other'),
    port,
    log: () => undefined,
    forTests: true,
  })
  await expect(elsewhere).rejects.toThrow(`port ${port} of 127.0.0.1 is taken`)
  await first.stop()
})

test('data that are damaged name the fault', async () => {
  await (await start()).stop()
  await writeFile(join(directory, 'data', 'PG_VERSION'), '9.6\n')
  await expect(start()).rejects.toThrow(/did not start: database files are incompatible with server/)
})

test('Ctrl-C leaves the server up until its owner stops it', async () => {
  const program = runProgram()
  expect(await program.line()).toMatch(/^up /)
  process.kill(-program.pid, 'SIGINT')
  expect(await program.line()).toBe('still there')
})

test('the server ends when its process is killed', async () => {
  const program = runProgram()
  expect(await program.line()).toMatch(/^up /)
  const server = await postmaster()
  expect(await processCommand(server)).toContain(directory)
  process.kill(program.pid, 'SIGKILL')
  await until(async () => (await processCommand(server)) === '')
})

if (process.platform === 'linux') {
  test('a server left as an orphan is stopped, and its data are kept', async () => {
    const program = runProgram()
    const [, url = ''] = (await program.line()).split(' ')
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS answer')
    const orphan = await postmaster()
    const guard = Number((await readFile(`/proc/${orphan}/stat`, 'utf8')).split(') ')[1]?.split(' ')[1])
    const guarded = (await readFile(`/proc/${guard}/task/${guard}/children`, 'utf8'))
      .trim()
      .split(' ')
      .map(Number)
    const doomed = [program.pid, guard, ...guarded].filter((pid) => pid !== orphan)
    for (const pid of doomed) process.kill(pid, 'SIGKILL')
    for (const pid of doomed) await until(async () => (await processStart(pid)) === undefined)
    const next = await start()
    expect(await processCommand(orphan)).toBe('')
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 7 }])
    await next.stop()
  })
}

const nobody = { name: 'nobody', uid: 65534, gid: 65534 }
const mayTryAsNobody = process.getuid?.() === 0 && (await mayEnter(nobody, dirname(process.execPath)))

if (mayTryAsNobody) {
  test('an ordinary user runs it as well, and cannot take the data of another', async () => {
    await mkdir(directory)
    await chown(directory, nobody.uid, nobody.gid)
    const program = runProgram({ uid: nobody.uid, gid: nobody.gid })
    expect(await program.line()).toMatch(/^up /)
    process.kill(program.pid, 'SIGINT')
    expect(await program.line()).toBe('still there')
    await (await start()).stop()
    const again = runProgram({ uid: nobody.uid, gid: nobody.gid })
    expect(await again.line()).toMatch(
      /^refused: the data directory|^refused: .*(belongs to another|cannot be used)/,
    )
  })

  test('a home that others cannot enter holds the link to the data', async () => {
    await chmod(parent, 0o700)
    const postgres = await start()
    await query(postgres.url, 'CREATE TABLE kept AS SELECT 1 AS one')
    await postgres.stop()
    const again = await start()
    expect(await query(again.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
    await again.stop()
  })
}
