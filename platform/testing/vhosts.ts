import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** How a vhost is made on a broker. Plain data, so that it passes from the test command to its workers. */
export type VhostMeans =
  | { by: 'management'; url: string; authorization: string }
  | { by: 'rabbitmqctl'; command: string; prefix: string[]; env: Record<string, string> }

/** A RabbitMQ to test on: a vhost of our own, and how more are made. */
export type FoundRabbit = { amqpUrl: string; vhostMeans: VhostMeans; stop(): Promise<void> }

/** A new vhost of `brokerUrl` in which its user may do everything; answers its name. */
export async function addVhost(brokerUrl: string, means: VhostMeans): Promise<string> {
  const name = `stockgraph-test-${randomBytes(6).toString('hex')}`
  const user = decodeURIComponent(new URL(brokerUrl).username || 'guest')
  if (means.by === 'rabbitmqctl') {
    await control(means, ['add_vhost', name])
    await control(means, ['set_permissions', '-p', name, user, '.*', '.*', '.*'])
  } else {
    await manage(means, 'PUT', `vhosts/${name}`)
    await manage(means, 'PUT', `permissions/${name}/${encodeURIComponent(user)}`, {
      configure: '.*',
      write: '.*',
      read: '.*',
    })
  }
  return name
}

export async function deleteVhost(name: string, means: VhostMeans): Promise<void> {
  if (means.by === 'rabbitmqctl') await control(means, ['delete_vhost', name])
  else await manage(means, 'DELETE', `vhosts/${name}`)
}

/** The URL of one vhost of a broker. */
export function vhostUrl(brokerUrl: string, name: string): string {
  const url = new URL(brokerUrl)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

type Control = Extract<VhostMeans, { by: 'rabbitmqctl' }>
type Management = Extract<VhostMeans, { by: 'management' }>

async function control(means: Control, args: string[]): Promise<void> {
  await run(means.command, [...means.prefix, ...args], { env: means.env, timeout: 30_000 })
}

async function manage(means: Management, method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(new URL(`/api/${path}`, means.url), {
    method,
    headers: { authorization: means.authorization, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  await response.arrayBuffer()
  if (!response.ok)
    throw new Error(`RabbitMQ's management API answered ${response.status} to ${method} ${path}`)
}
