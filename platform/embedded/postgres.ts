import { constants } from 'node:fs'
import { access, chmod, mkdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { firstFault, openCluster, serverEnv, superuser, type Cluster } from './cluster.ts'
import { lockDirectory } from './directory-lock.ts'
import { freePort } from './free-port.ts'
import { spawnGuarded, type GuardedProcess } from './guarded-process.ts'
import { findPostgres } from './postgres-binaries.ts'
import { processCommand, processExists } from './process-identity.ts'
import { serverUser, type ServerUser } from './server-user.ts'

export type EmbeddedPostgresOptions = {
  /** Where the data are kept between runs; made when missing. One process at a time. */
  directory: string
  /** A port of 127.0.0.1; a free one when left out. */
  port?: number
  /** Takes the server's own log, line by line. */
  log: (line: string) => void
  /** Gives up durability for speed: for data that a test throws away. */
  forTests?: boolean
  /** Is told, in one line, when the server ended by itself, and when it could not be started again. */
  onFault?: (line: string) => void
}

export type EmbeddedPostgres = {
  /** Connection URL of the superuser, to the database `postgres`. */
  readonly url: string
  /** Disconnects all clients, ends the server and frees the directory; the second call waits for the first. */
  stop(): Promise<void>
}

const startTimeoutMs = 120_000
const stopTimeoutMs = 20_000
const restartTimeoutMs = 30_000

/**
 * Starts a real PostgreSQL of our own on 127.0.0.1, as root or as an ordinary user, and finds the data of earlier
 * runs. A server left behind by a killed process is stopped first.
 * @throws Error of one clear line: directory in use, port taken, no PostgreSQL for this platform, damaged data
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = await ownDirectory(options.directory)
  const lock = await lockDirectory(directory)
  try {
    const user = await serverUser()
    // Root's server runs as another user, which must be able to enter; the password file keeps its own mode.
    if (user) await chmod(directory, 0o711)
    const binaries = await findPostgres(user)
    const cluster = await openCluster(directory, binaries, user, options.forTests ?? false)
    await stopOrphan(cluster.data)
    const { server, port } = await startServer(binaries.postgres, cluster, user, options)
    let stopping: Promise<void> | undefined
    const startAgain = async () => {
      await stopOrphan(cluster.data)
      return (await startServer(binaries.postgres, cluster, user, { ...options, port })).server
    }
    const kept = keepRunning(server, startAgain, () => stopping !== undefined, options.onFault)
    const stop = async () => {
      await stopServer(await kept.current())
      await lock.release()
    }
    return {
      url: `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`,
      stop: () => (stopping ??= stop()),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * Starts the server again whenever it ends by itself, killed for want of memory perhaps: its clients outlive an outage,
 * but not one that lasts.
 */
function keepRunning(
  first: GuardedProcess,
  startAgain: () => Promise<GuardedProcess>,
  isStopping: () => boolean,
  onFault: (line: string) => void = () => undefined,
): { current(): Promise<GuardedProcess> } {
  let current = Promise.resolve(first)
  const watch = async (server: GuardedProcess): Promise<void> => {
    await server.exited
    if (isStopping()) return
    onFault('the embedded PostgreSQL ended unexpectedly; starting it again')
    const next = persist(startAgain, isStopping)
    current = next.catch(() => server)
    try {
      void watch(await next)
    } catch (error) {
      onFault(`${(error as Error).message}; stop this program and start it again`)
    }
  }
  void watch(first)
  return { current: () => current }
}

/** Tries for some seconds: the last of a killed server's processes hold its memory for a moment longer. */
async function persist(
  start: () => Promise<GuardedProcess>,
  isStopping: () => boolean,
): Promise<GuardedProcess> {
  const deadline = Date.now() + restartTimeoutMs
  for (;;) {
    try {
      return await start()
    } catch (error) {
      if (isStopping() || Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function ownDirectory(named: string): Promise<string> {
  try {
    await mkdir(named, { recursive: true })
    await access(named, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(named)
  } catch (cause) {
    throw new Error(`the data directory ${named} cannot be used: ${(cause as Error).message}`, { cause })
  }
}

type Started = { server: GuardedProcess; port: number }

async function startServer(
  binary: string,
  cluster: Cluster,
  user: ServerUser | undefined,
  options: EmbeddedPostgresOptions,
): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const lines: string[] = []
    const args = serverArguments(cluster.data, port, options.forTests ?? false)
    const ready = Promise.withResolvers<boolean>()
    const server = spawnGuarded(binary, args, {
      env: serverEnv,
      cwd: '/',
      atEnd: 'interrupt',
      onLine(line) {
        options.log(line)
        if (lines.length < 50) lines.push(line)
        if (/system is ready to accept (read-only )?connections/.test(line)) ready.resolve(true)
      },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    })
    const timer = setTimeout(() => ready.resolve(false), startTimeoutMs)
    const started = await Promise.race([ready.promise, server.exited.then(() => false)])
    clearTimeout(timer)
    if (started) return { server, port }
    await stopServer(server)
    const portTaken = lines.some((line) => /could not bind IPv4 address/.test(line))
    // Between finding a free port and binding it another process may have taken it.
    if (portTaken && options.port === undefined && attempt < 5) continue
    if (portTaken)
      throw new Error(`port ${port} of 127.0.0.1 is taken: the embedded PostgreSQL cannot listen there`)
    throw new Error(
      `the embedded PostgreSQL in ${cluster.data} did not start: ${firstFault(lines.join('\n'))}`,
    )
  }
}

function serverArguments(data: string, port: number, forTests: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    ...(forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

async function stopServer(server: GuardedProcess): Promise<void> {
  server.end()
  // A backend that hangs in the kernel would hold the orderly shutdown for ever; the next start recovers.
  const timer = setTimeout(() => server.signalGroup('SIGQUIT'), stopTimeoutMs)
  await server.exited
  clearTimeout(timer)
}

/** Stops the PostgreSQL that a killed process left on these data, and only that. */
async function stopOrphan(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (!Number.isSafeInteger(pid) || pid <= 1) return
  const isOurs = async () => (await processCommand(pid)).includes(`-D ${data}`)
  if (processExists(pid) && (await isOurs())) {
    const deadline = Date.now() + stopTimeoutMs
    process.kill(pid, 'SIGINT')
    while (processExists(pid) && (await isOurs())) {
      if (Date.now() > deadline)
        throw new Error(`the PostgreSQL left on ${data} (process ${pid}) does not end`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  // The id may by now be another process's, and PostgreSQL would then take the data for in use.
  await rm(pidFile, { force: true })
}
