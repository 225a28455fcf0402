import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { connect } from 'amqplib'
import { freePort } from '../embedded/free-port.ts'
import { spawnGuarded, type GuardedProcess } from '../embedded/guarded-process.ts'
import { until } from './until.ts'
import type { VhostMeans } from './vhosts.ts'

/** A RabbitMQ of a test's own: it may be killed, frozen and restarted without anybody else noticing. */
export type RabbitNode = {
  readonly amqpUrl: string
  /** What another node must know to join it in a cluster. */
  readonly member: ClusterMember
  /** How vhosts are made on it. */
  readonly vhostMeans: VhostMeans
  /** Ends the node as a power cut would; its data stay. */
  kill9(): Promise<void>
  /** The same, whatever it has not yet written of its new queues; for queues that are some seconds old. */
  killNow(): Promise<void>
  /** Starts it again, on the same port and data. Kills it first when it runs. */
  restart(): Promise<void>
  /** Freezes the node: connections stay open and nobody answers. */
  pause(): void
  resume(): void
  /** Ends the node and removes its data. */
  stop(): Promise<void>
}

/** How one node of a cluster finds and trusts another. */
export type ClusterMember = { name: string; cookie: string; epmdPort: number }

type Place = {
  directory: string
  port: number
  distPort: number
  epmdPort: number
  cookie: string
  program: string
}

/**
 * Starts an extra node of the installed `rabbitmq-server`, beside any other that runs, with ports and data of its own.
 * @param options.parent directory in which the node's own is made (default: the system's temporary one)
 * @param options.joins a node that this one is going to form a cluster with; it must outlive this one
 * @throws Error when none is installed or it does not come up
 */
export async function startRabbitNode(
  options: { log?: (line: string) => void; parent?: string; joins?: ClusterMember } = {},
): Promise<RabbitNode> {
  const program = await findRabbitServer()
  if (program === undefined) throw new Error('no rabbitmq-server is installed')
  const { joins } = options
  const port = await freePort()
  const place: Place = {
    directory: await mkdtemp(join(options.parent ?? tmpdir(), 'stockgraph-rabbit-')),
    port,
    distPort: await freePort(),
    epmdPort: joins?.epmdPort ?? (await freePort()),
    cookie: joins?.cookie ?? `stockgraph${port}`,
    program,
  }
  const env = await prepare(place)
  const amqpUrl = `amqp://guest:guest@127.0.0.1:${place.port}`
  const log = options.log ?? (() => undefined)
  const epmd = joins
    ? undefined
    : spawnGuarded('epmd', ['-port', String(place.epmdPort), '-address', '127.0.0.1'], {
        env,
        atEnd: 'kill',
        onLine: log,
      })
  let node: GuardedProcess | undefined
  const kill = async () => {
    node?.signalGroup('SIGKILL')
    await node?.exited
    // The guard's end does not say that the node itself has let go of its port.
    await until(() => refuses(place.port), { what: `port ${place.port} free again` })
  }
  const kill9 = async () => {
    // RabbitMQ writes down the names of new quorum queues up to a second late, confirms or not, and a node killed
    // before that comes back with a queue that never answers. Our tests are about our own faults.
    if (node && !node.hasExited())
      await until(() => registrySaved(place.directory), { what: 'queue names on disk' })
    await kill()
  }
  const restart = async () => {
    await kill9()
    node = await boot(place, env, amqpUrl, log)
  }
  const stop = async () => {
    await kill()
    epmd?.signalGroup('SIGKILL')
    await epmd?.exited
    await rm(place.directory, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await restart()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    amqpUrl,
    member: { name: nodeName(place), cookie: place.cookie, epmdPort: place.epmdPort },
    vhostMeans: { by: 'rabbitmqctl', command: join(dirname(program), 'rabbitmqctl'), prefix: [], env },
    kill9,
    killNow: kill,
    restart,
    pause: () => node?.signalGroup('SIGSTOP'),
    resume: () => node?.signalGroup('SIGCONT'),
    stop,
  }
}

/** The installed server's own script; Debian's wrapper in /usr/sbin only serves root and one fixed node. */
export async function findRabbitServer(): Promise<string | undefined> {
  const inPath = (process.env.PATH ?? '').split(delimiter).map((entry) => join(entry, 'rabbitmq-server'))
  const candidates = [
    '/usr/lib/rabbitmq/bin/rabbitmq-server',
    '/opt/rabbitmq/sbin/rabbitmq-server',
    ...inPath,
  ]
  for (const candidate of candidates) {
    try {
      await access(candidate, constants.X_OK)
      return await realpath(candidate)
    } catch {
      continue
    }
  }
  return undefined
}

const nodeName = ({ port }: Pick<Place, 'port'>): string => `stockgraph${port}@localhost`

async function prepare(place: Place): Promise<Record<string, string>> {
  const { directory } = place
  const file = (name: string) => join(directory, name)
  await mkdir(file('conf.d'))
  await mkdir(file('log'))
  await writeFile(file('enabled_plugins'), '[].\n')
  await writeFile(file('advanced.config'), '[].\n')
  await writeFile(
    file('rabbitmq.conf'),
    [
      `listeners.tcp.local = 127.0.0.1:${place.port}`,
      'disk_free_limit.absolute = 50MB',
      'log.file = false',
      'log.console = true',
      'log.console.level = warning',
      '',
    ].join('\n'),
  )
  await writeFile(file('.erlang.cookie'), place.cookie, { mode: 0o400 })
  return {
    PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`,
    HOME: directory,
    LC_ALL: 'C.UTF-8',
    ERL_EPMD_PORT: String(place.epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: nodeName(place),
    RABBITMQ_DIST_PORT: String(place.distPort),
    RABBITMQ_MNESIA_BASE: file('data'),
    RABBITMQ_LOG_BASE: file('log'),
    RABBITMQ_SCHEMA_DIR: file('schema'),
    RABBITMQ_GENERATED_CONFIG_DIR: file('generated'),
    RABBITMQ_ENABLED_PLUGINS_FILE: file('enabled_plugins'),
    RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
    RABBITMQ_CONFIG_FILES: file('conf.d'),
    RABBITMQ_ADVANCED_CONFIG_FILE: file('advanced.config'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    // Schedulers that spin while idle take the processor from the tests.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none',
  }
}

async function boot(
  place: Place,
  env: Record<string, string>,
  amqpUrl: string,
  log: (line: string) => void,
): Promise<GuardedProcess> {
  const lines: string[] = []
  const node = spawnGuarded(place.program, [], {
    env,
    cwd: place.directory,
    atEnd: 'kill',
    onLine(line) {
      log(line)
      lines.push(line)
      if (lines.length > 20) lines.shift()
    },
  })
  const answers = async () => {
    const connection = await connect(amqpUrl, { timeout: 5_000 })
    await connection.close()
    return true
  }
  try {
    await until(() => node.hasExited() || answers(), { timeoutMs: 90_000, everyMs: 100, what: 'RabbitMQ up' })
  } catch (cause) {
    node.signalGroup('SIGKILL')
    throw new Error(`rabbitmq-server did not come up: ${lines.join(' | ')}`, { cause })
  }
  if (node.hasExited()) throw new Error(`rabbitmq-server ended while starting: ${lines.join(' | ')}`)
  return node
}

function refuses(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
  })
}

/** Whether the tables of quorum queues are saved: the third word of a dets file says that it was closed properly. */
async function registrySaved(directory: string): Promise<boolean> {
  const files = await readdir(join(directory, 'data'), { recursive: true }).catch(() => [])
  for (const file of files.filter((name) => /(^|\/)(names|meta)\.dets$/.test(name))) {
    const head = await readFile(join(directory, 'data', file))
    if (head.length < 12 || head.readUInt32BE(8) !== 1) return false
  }
  return true
}
