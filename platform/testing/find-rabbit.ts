import { connect } from 'amqplib'
import { isIPv4 } from 'node:net'
import { aptInstall, dockerRabbit } from './installed-software.ts'
import { findRabbitServer, startRabbitNode } from './rabbit-node.ts'
import { addVhost, deleteVhost, vhostUrl, type FoundRabbit, type VhostMeans } from './vhosts.ts'

type Say = (line: string) => void

/**
 * A real RabbitMQ from where it costs least: the one that TEST_AMQP_URL names, one that runs here, an extra node of an
 * installed server, a Docker engine, apt. Undefined when none of these can be had, with the reasons in `reasons`.
 * @param directory where an extra node keeps its data
 * @throws Error when TEST_AMQP_URL is set and cannot be used
 */
export async function findRabbit(
  directory: string,
  say: Say,
  reasons: string[],
): Promise<FoundRabbit | undefined> {
  const named = process.env.TEST_AMQP_URL
  if (named) return onReachable(named)
  const localPort = process.env.TEST_LOCAL_AMQP_PORT ?? '5672'
  const ways: [string, () => Promise<FoundRabbit | undefined>][] = [
    [`a running one on port ${localPort}`, () => onReachable(`amqp://guest:guest@127.0.0.1:${localPort}`)],
    ['an installed rabbitmq-server', () => onExtraNode(directory, say)],
    ['a Docker engine', () => dockerRabbit(say)],
    [
      'apt',
      async () => ((await aptInstall('rabbitmq-server', say)) ? onExtraNode(directory, say) : undefined),
    ],
  ]
  for (const [name, way] of ways) {
    try {
      const found = await way()
      if (found) return found
      reasons.push(`${name}: there is none`)
    } catch (error) {
      reasons.push(`${name}: ${(error as Error).message.split('\n')[0]}`)
    }
  }
  return undefined
}

async function onExtraNode(directory: string, say: Say): Promise<FoundRabbit | undefined> {
  if ((await findRabbitServer()) === undefined) return undefined
  say('starting an extra RabbitMQ node for the tests')
  const node = await startRabbitNode({ parent: directory })
  return { amqpUrl: node.amqpUrl, vhostMeans: node.vhostMeans, stop: node.stop }
}

/** A vhost of our own on a broker that already runs, removed at the end. */
async function onReachable(url: string): Promise<FoundRabbit> {
  await tryConnect(url)
  const faults: string[] = []
  for (const means of meansFor(url)) {
    try {
      const name = await addVhost(url, means)
      const amqpUrl = vhostUrl(url, name)
      // rabbitmqctl may speak to another broker than the one behind this port.
      await tryConnect(amqpUrl)
      return { amqpUrl, vhostMeans: means, stop: () => deleteVhost(name, means) }
    } catch (error) {
      faults.push((error as Error).message.split('\n')[0] ?? '')
    }
  }
  const { host } = new URL(url)
  throw new Error(`the RabbitMQ at ${host} answers, but no vhost can be made on it (${faults.join('; ')})`)
}

function meansFor(brokerUrl: string): VhostMeans[] {
  const { hostname, username, password } = new URL(brokerUrl)
  const url = process.env.TEST_AMQP_MANAGEMENT_URL ?? `http://${hostname}:15672`
  const login = `${decodeURIComponent(username || 'guest')}:${decodeURIComponent(password || 'guest')}`
  const authorization = `Basic ${Buffer.from(login).toString('base64')}`
  const management: VhostMeans = { by: 'management', url, authorization }
  const local = hostname === 'localhost' || (isIPv4(hostname) && hostname.startsWith('127.'))
  if (!local) return [management]
  const env = {
    PATH: `${process.env.PATH ?? ''}:/usr/sbin`,
    HOME: process.env.HOME ?? '/',
    LC_ALL: 'C.UTF-8',
  }
  return [management, { by: 'rabbitmqctl', command: 'rabbitmqctl', prefix: [], env }]
}

async function tryConnect(url: string): Promise<void> {
  const connection = await connect(url, { timeout: 5_000 })
  await connection.close()
}
