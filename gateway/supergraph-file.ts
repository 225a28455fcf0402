import { readFile, stat } from 'node:fs/promises'

export interface FileWatch {
  stop(): void
}

/**
 * Calls `onText` with the file's text once it has stood still for one period, and so after each change. Looks at the
 * path itself every `everyMs`, because notifications of the file system miss atomic renames, symlink swaps and mounted volumes.
 */
export function watchFile(path: string, everyMs: number, onText: (text: string) => void): FileWatch {
  let loaded: string | undefined
  let previous: string | undefined
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const look = async (): Promise<void> => {
    const state = await fingerprint(path)
    // Half-written while it still changes: wait until two looks in a row see the same.
    const isSettled = state === previous
    previous = state
    if (state === undefined || state === loaded || !isSettled) return
    const text = await readFile(path, 'utf8')
    if (isStopped || (await fingerprint(path)) !== state) return
    loaded = state
    onText(text)
  }
  const schedule = (): void => {
    timer = setTimeout(() => {
      // A file that vanishes between two calls is looked for again in the next period.
      void look()
        .catch(() => {})
        .finally(() => !isStopped && schedule())
    }, everyMs).unref()
  }
  schedule()
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

async function fingerprint(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs } = await stat(path)
    return `${ino}:${size}:${mtimeMs}`
  } catch {
    return undefined
  }
}
