import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '#platform/testing/port.ts'
import { until } from '#platform/testing/until.ts'
import { endWithUs, type ServiceProcess } from './service-process.ts'

const directory = join(import.meta.dirname, 'hive')
const program = join(directory, 'node_modules/@graphql-hive/gateway/dist/bin.js')

/** Installs Hive Gateway beside the bench unless it is there. */
export async function installHive(say: (line: string) => void): Promise<void> {
  try {
    await access(program)
  } catch {
    say('installing Hive Gateway for comparison (once)')
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: directory,
    })
  }
}

/**
 * Starts Hive Gateway in one process, with its caches at their defaults, before the same subgraphs as ours.
 * @param subgraphUrls by name; they replace those in the supergraph
 */
export async function startHive(
  subgraphUrls: Record<string, string>,
  scratch: string,
): Promise<ServiceProcess> {
  const port = await freePort()
  const sdl = await readFile(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8')
  const own = Object.entries(subgraphUrls).reduce(
    (text, [name, url]) =>
      text.replace(
        new RegExp(`(join__graph\\(name: "${name}", url: ")[^"]+`),
        (_all, start: string) => start + url,
      ),
    sdl,
  )
  const supergraph = join(scratch, 'supergraph.graphql')
  await writeFile(supergraph, own)
  const options = [
    '-c',
    join(directory, 'gateway.config.mjs'),
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--fork',
    '1',
    '--polling',
    '1h',
  ]
  const child = spawn(process.execPath, [program, 'supergraph', supergraph, ...options], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  endWithUs(child)
  const url = `http://127.0.0.1:${port}/graphql`
  const query = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  }
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`Hive Gateway ended with code ${child.exitCode}`)
      return (await fetch(url, query)).ok
    },
    { timeoutMs: 60_000, what: 'Hive Gateway ready' },
  )
  return {
    url,
    child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await once(child, 'exit')
      clearTimeout(timer)
    },
  }
}
