import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chown,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { mayEnter, rootsSharedDirectory, type ServerUser } from './server-user.ts'

const run = promisify(execFile)

export const superuser = 'stockgraph'

/** A PostgreSQL data directory and the password of its superuser. */
export type Cluster = { data: string; password: string }

/** What a server process needs of the environment, without PGDATA, PGPORT and their like from the caller's. */
export const serverEnv = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Finds the cluster under `directory`, or makes a new one. One whose making was cut short is made anew.
 * @throws Error with one clear line when the data belong to another user or initdb fails
 */
export async function openCluster(
  directory: string,
  binaries: PostgresBinaries,
  user: ServerUser | undefined,
  quick: boolean,
): Promise<Cluster> {
  const data = await dataPlace(directory, user)
  const password = await keptPassword(join(directory, 'password'), await exists(data))
  const unfinished = `${data}.new`
  await rm(unfinished, { recursive: true, force: true })
  if (!(await exists(data))) {
    await makeCluster(unfinished, password, binaries, user, quick)
    // Only a complete cluster ever bears the final name.
    await rename(unfinished, data)
  }
  await ensureOwner(data, user)
  return { data, password }
}

async function makeCluster(
  data: string,
  password: string,
  binaries: PostgresBinaries,
  user: ServerUser | undefined,
  quick: boolean,
): Promise<void> {
  await mkdir(data, { mode: 0o700 })
  const passwordFile = join(data, '..', `password.${process.pid}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) {
    await chown(data, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  const args = [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ]
  args.push('--encoding=UTF8', '--locale=C', ...(quick ? ['--no-sync'] : []))
  const identity = user ? { uid: user.uid, gid: user.gid } : {}
  try {
    // initdb's own working directory must be one its user may enter.
    await run(binaries.initdb, args, { env: serverEnv, cwd: '/', ...identity })
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string }
    throw new Error(`PostgreSQL could not be initialised in ${data}: ${firstFault(stderr || message)}`, {
      cause,
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function keptPassword(file: string, hasData: boolean): Promise<string> {
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (kept) return kept
  if (hasData) throw new Error(`${file} is missing: without it nobody can open the data beside it`)
  const password = randomBytes(24).toString('base64url')
  await writeFile(`${file}.new`, password, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return password
}

/** The data directory: inside `directory`, or behind a link from there when the server's user cannot enter it. */
async function dataPlace(directory: string, user: ServerUser | undefined): Promise<string> {
  const place = join(directory, 'data')
  const linked = await readlink(place).catch(() => undefined)
  if (linked !== undefined) {
    await mkdir(dirname(linked), { recursive: true, mode: 0o755 })
    return linked
  }
  if (!user || (await mayEnter(user, directory))) return place
  const target = join(rootsSharedDirectory, randomBytes(6).toString('hex'))
  await mkdir(target, { recursive: true, mode: 0o755 })
  await symlink(join(target, 'data'), place)
  return join(target, 'data')
}

async function ensureOwner(data: string, user: ServerUser | undefined): Promise<void> {
  const { uid } = await lstat(data)
  if (uid === (user?.uid ?? process.getuid?.() ?? uid)) return
  if (!user)
    throw new Error(
      `${data} belongs to another user (id ${uid}); start as that user, or name another directory`,
    )
  for (const entry of await readdir(data, { recursive: true }))
    await lchown(join(data, entry), user.uid, user.gid)
  await chown(data, user.uid, user.gid)
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** The line of a PostgreSQL program's output that names the fault. */
export function firstFault(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const fault =
    lines.find((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  return fault.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, '').trim()
}
