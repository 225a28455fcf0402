import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A server process that ends when this process does, even when this process is killed with SIGKILL. */
export type GuardedProcess = {
  /** Process group of the server. */
  readonly group: number
  /** Settles when the server has ended; `signal` and `code` are the guard's. */
  readonly exited: Promise<void>
  hasExited(): boolean
  /** Ends the server the way the end of this process would. */
  end(): void
  /** Sends a signal to the whole group; does nothing once it has ended. */
  signalGroup(signal: NodeJS.Signals): void
}

export type GuardedOptions = {
  env: Record<string, string>
  /** What happens when this process ends or `end()` is called: an orderly SIGINT to the server, or SIGKILL to its group. */
  atEnd: 'interrupt' | 'kill'
  onLine: (line: string) => void
  cwd?: string
  uid?: number
  gid?: number
}

// The shell holds our end of a pipe: the kernel closes it however this process dies, and `read` returns.
const guardScript = (action: string): string => `exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( read -r _ <&3; ${action} ) &
reader=$!
exec 3<&-
wait "$child"
code=$?
kill "$reader" 2>/dev/null
exit "$code"`

const actions = { interrupt: 'kill -INT "$child"', kill: 'kill -KILL 0' }

/**
 * Starts a server in a process group of its own, so that Ctrl-C in the terminal does not reach it before us.
 * Every line it writes goes to `onLine`.
 */
export function spawnGuarded(command: string, args: string[], options: GuardedOptions): GuardedProcess {
  const { uid, gid, cwd } = options
  const child = spawn('/bin/sh', ['-c', guardScript(actions[options.atEnd]), 'guard', command, ...args], {
    env: options.env,
    detached: true,
    stdio: 'pipe',
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  })
  let ended = false
  const exited = new Promise<void>((resolve) => {
    const settle = () => {
      ended = true
      resolve()
    }
    child.once('exit', settle)
    child.once('error', (error) => {
      options.onLine(error.message)
      settle()
    })
  })
  // Writing to a guard that is already gone raises EPIPE, which would otherwise end this process.
  child.stdin.on('error', () => undefined)
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', options.onLine)
  }
  const group = child.pid ?? 0
  return {
    group,
    exited,
    hasExited: () => ended,
    end: () => child.stdin.end(),
    signalGroup(signal) {
      if (ended || group === 0) return
      try {
        process.kill(-group, signal)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    },
  }
}
