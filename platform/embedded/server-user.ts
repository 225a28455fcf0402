import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type ServerUser = { name: string; uid: number; gid: number }

/**
 * The user PostgreSQL runs as: undefined for an ordinary user (it runs as oneself); for root, whom PostgreSQL
 * refuses, `postgres` where it exists and `nobody` elsewhere.
 */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name)
    if (account) return { name, uid: Number(account[2]), gid: Number(account[3]) }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it as',
  )
}

/** Whether the user may enter `path` and every directory above it (a home of mode 0700 keeps others out). */
export async function mayEnter(user: ServerUser, path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Where servers of root keep what their user could not reach in root's own directories. */
export const rootsSharedDirectory = join('/var/lib', 'stockgraph')
