import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'
import { connect } from 'amqplib'
import { until } from './until.ts'
import type { FoundRabbit } from './vhosts.ts'

const run = promisify(execFile)

/**
 * Installs a Debian package when this is root's own Debian, and announces it first.
 * @returns whether the package is now installed; false where there is no apt or we are not root
 */
export async function aptInstall(name: string, say: (line: string) => void): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  try {
    await access('/usr/bin/apt-get')
  } catch {
    return false
  }
  say(`installing the Debian package ${name} with apt-get, which the tests need`)
  // RUNLEVEL=1 keeps invoke-rc.d from starting the package's service.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const install = ['install', '-y', '--no-install-recommends', name]
  try {
    await run('apt-get', install, { env, maxBuffer: 2 ** 26 })
  } catch {
    // The lists may be missing or old.
    await run('apt-get', ['update'], { env, maxBuffer: 2 ** 26 })
    await run('apt-get', install, { env, maxBuffer: 2 ** 26 })
  }
  return true
}

/** A RabbitMQ 4 in a container of its own; undefined where no Docker engine answers. */
export async function dockerRabbit(say: (line: string) => void): Promise<FoundRabbit | undefined> {
  try {
    await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 10_000 })
  } catch {
    return undefined
  }
  say('starting RabbitMQ 4 in a Docker container for the tests')
  const { stdout } = await run('docker', ['run', '-d', '--rm', '-p', '127.0.0.1::5672', 'rabbitmq:4'], {
    timeout: 300_000,
  })
  const container = stdout.trim()
  const stop = async () => {
    await run('docker', ['rm', '-f', container])
  }
  try {
    const published = await run('docker', ['port', container, '5672/tcp'])
    const amqpUrl = `amqp://guest:guest@${published.stdout.trim().split('\n')[0]}`
    const answers = async () => {
      const connection = await connect(amqpUrl, { timeout: 5_000 })
      await connection.close()
      return true
    }
    await until(answers, { timeoutMs: 120_000, everyMs: 250, what: 'RabbitMQ in Docker up' })
    const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/' }
    const prefix = ['exec', container, 'rabbitmqctl']
    return { amqpUrl, vhostMeans: { by: 'rabbitmqctl', command: 'docker', prefix, env }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
