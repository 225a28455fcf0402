import { spawn } from 'node:child_process'

/** What a command of this repository said, and how it ended. */
export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
}

/**
 * Runs a script as its npm command does, in a process of its own.
 * @param heapMegabytes what it may use of the heap: a command that keeps a large file in memory dies of it. Of what lives only
 *   for a moment it may use a few megabytes besides. Node.js would allow three times the heap for that, and then collect
 *   garbage nearly all the time, since the buffers that wait there count as part of the heap.
 */
export async function runCommand(
  script: string,
  args: readonly string[],
  heapMegabytes?: number,
): Promise<CommandResult> {
  const heap =
    heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=4']
  const child = spawn(process.execPath, [...heap, 'scripts/run.mjs', `scripts/${script}.ts`, ...args], {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
