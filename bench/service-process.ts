import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { freePort } from '#platform/testing/port.ts'
import { until } from '#platform/testing/until.ts'

const root = resolve(import.meta.dirname, '..')

const running = new Set<ChildProcess>()
// A bench that is interrupted must not leave services behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Has a process end with this one, however this one ends short of SIGKILL. */
export function endWithUs(child: ChildProcess): void {
  running.add(child)
  child.once('exit', () => running.delete(child))
}

/** A service of the system in a process of its own. */
export interface ServiceProcess {
  /** Its GraphQL endpoint. */
  url: string
  child: ChildProcess
  stop(): Promise<void>
}

/**
 * Starts an entry point on a free port and waits until it is ready.
 * @param options.profileDirectory where a CPU profile is written when it ends
 */
export async function startServiceProcess(options: {
  entry: string
  portVariable: string
  env: Record<string, string>
  profileDirectory?: string | undefined
}): Promise<ServiceProcess> {
  const { entry, portVariable, env, profileDirectory } = options
  const port = await freePort()
  const profile = profileDirectory
    ? [
        '--cpu-prof',
        `--cpu-prof-dir=${profileDirectory}`,
        `--cpu-prof-name=${entry.replaceAll('/', '-')}.cpuprofile`,
      ]
    : []
  const child = spawn(process.execPath, [...profile, 'scripts/run.mjs', entry], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: 'warn',
      ...env,
      [portVariable]: String(port),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  endWithUs(child)
  const health = `http://127.0.0.1:${port}/health/ready`
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`${entry} ended with code ${child.exitCode}`)
      return (await fetch(health)).ok
    },
    { timeoutMs: 60_000, what: `${entry} ready` },
  )
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await once(child, 'exit')
      clearTimeout(timer)
    },
  }
}
