import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether a process of this id exists, of whatever user. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When the process started, in a form to compare only: process ids are used again after a reboot or in a
 * container, and a stale id alone would name an innocent process. Undefined when there is no such process.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!processExists(pid)) return undefined
  if (process.platform !== 'linux') return psField(pid, 'lstart')
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in parentheses and may hold spaces, so count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A killed process that nobody has waited for yet is still listed.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    return `${fields[19]}@${boot.trim()}`
  } catch {
    return undefined
  }
}

/** The command line of a process, its arguments separated by blanks; empty when there is no such process. */
export async function processCommand(pid: number): Promise<string> {
  if (process.platform !== 'linux') return (await psField(pid, 'command')) ?? ''
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

async function psField(pid: number, field: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-o', `${field}=`, '-p', String(pid)])
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}
