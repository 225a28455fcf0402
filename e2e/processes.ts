import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { freePort } from '#platform/testing/port.ts'
import { until } from '#platform/testing/until.ts'

const root = resolve(import.meta.dirname, '..')

export interface ServiceProcess {
  /** Without a path: `http://127.0.0.1:4002`. */
  url: string
  /** Ends it as asked by the signal, and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  /** Starts it again on the same port, when it has ended. */
  restart(): Promise<void>
}

/** Starts a service as a process of its own, on a free port, and waits until it is ready. */
export async function startProcess(
  entry: string,
  portVariable: string,
  env: Record<string, string>,
): Promise<ServiceProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let output = ''
  const start = async () => {
    child = spawn(process.execPath, ['scripts/run.mjs', entry], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LOG_LEVEL: 'error',
        ...env,
        [portVariable]: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await until(
      async () => {
        if (child.exitCode !== null) throw new Error(`${entry} ended: ${output}`)
        return (await fetch(`${url}/health/ready`)).ok
      },
      { timeoutMs: 60_000, what: `${entry} ready (${output})` },
    )
  }
  await start()
  return {
    url,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await once(child, 'exit')
      }
      return child.exitCode
    },
    restart: start,
  }
}
