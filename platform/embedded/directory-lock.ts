import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processStart } from './process-identity.ts'

const heldHere = new Set<string>()

/**
 * Makes this process the only user of `directory`, until `release()`. A lock left by a killed process is taken over.
 * @throws Error with one clear line when a living process holds it
 */
export async function lockDirectory(directory: string): Promise<{ release(): Promise<void> }> {
  const file = join(directory, 'owner')
  if (heldHere.has(directory)) throw inUse(directory, process.pid)
  const mine = `${process.pid} ${await processStart(process.pid)}\n`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, mine, { flag: 'wx' })
      heldHere.add(directory)
      return {
        async release() {
          if (heldHere.delete(directory)) await rm(file, { force: true })
        },
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await livingHolder(file)
    if (holder !== undefined) throw inUse(directory, holder)
    await rm(file, { force: true })
  }
  throw new Error(`${directory} is being taken by another process at this moment`)
}

function inUse(directory: string, pid: number): Error {
  return new Error(`${directory} is in use by process ${pid}; stop it first, or name another directory`)
}

async function livingHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const [, pid, start] = /^(\d+) (.+)\n$/.exec(text) ?? []
  if (pid === undefined || Number(pid) === process.pid) return undefined
  return (await processStart(Number(pid))) === start ? Number(pid) : undefined
}
