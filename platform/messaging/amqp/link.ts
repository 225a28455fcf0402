import type { Duplex } from 'node:stream'
import { connect, type ChannelModel } from 'amqplib'
import type { Logger } from '#platform/telemetry/logger.ts'
import { backoffMs, pause } from '../backoff.ts'
import type { Stoppable } from '../broker.ts'

/** A connection that stays the same broken thing for minutes is reported at this pace. */
const reportEveryMs = 30_000
const connectTimeoutMs = 10_000
const closeTimeoutMs = 3_000
/** A connection that broke sooner than this was no success: trying again at once would only repeat it. */
const steadyAfterMs = 5_000

export interface LinkOptions {
  url: string
  /** Shown in the broker's list of connections. */
  name: string
  logger: Logger
  /** Makes a fresh connection usable: topology, channels, consumers. The link counts as up once it resolves. */
  setup: (connection: ChannelModel) => Promise<void>
  onChange: (up: boolean) => void
}

export interface Link extends Stoppable {
  isUp(): boolean
  /** The open connection, also while `setup` is still at work on it. */
  connection(): ChannelModel | undefined
  /** Resolves after the first try to connect, whether or not it succeeded. */
  firstTry: Promise<void>
}

/** Keeps one connection to RabbitMQ: connects, sets up, and does both again with growing pauses whenever it is lost. */
export function openLink(options: LinkOptions): Link {
  const stopping = new AbortController()
  const tried = Promise.withResolvers<void>()
  const report = createReporter(options)
  let model: ChannelModel | undefined
  let up = false

  const setUp = (value: boolean) => {
    if (up === value) return
    up = value
    options.onChange(value)
  }
  const live = async () => {
    const opening = open(options.url, options.name)
    const opened = await Promise.race([opening, aborted(stopping.signal)])
    if (!opened) return void opening.then(close, () => undefined)
    const lost = lostConnection(opened)
    model = opened
    // A broker short of memory or disk takes no messages; they wait in the outbox rather than in its socket.
    opened.on('blocked', (reason) => {
      options.logger.warn({ connection: options.name, reason }, 'RabbitMQ takes no messages at the moment')
      setUp(false)
    })
    opened.on('unblocked', () => setUp(true))
    try {
      await Promise.race([options.setup(opened), lost.then((error) => Promise.reject(error))])
      setUp(true)
      report.connected()
      tried.resolve()
      const error = await Promise.race([lost, aborted(stopping.signal)])
      if (error) throw error
    } finally {
      setUp(false)
      await close(opened)
      model = undefined
    }
  }
  const keepUp = async () => {
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      const since = Date.now()
      await live().catch((error: Error) => report.failed(error))
      tried.resolve()
      if (Date.now() - since > steadyAfterMs) failures = 0
      await pause(backoffMs(failures + 1, 100, 5_000), stopping.signal)
    }
  }
  const running = keepUp()
  return {
    isUp: () => up,
    connection: () => model,
    firstTry: tried.promise,
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function open(text: string, name: string): Promise<ChannelModel> {
  if (!URL.canParse(text) || !/^amqps?:$/.test(new URL(text).protocol)) {
    throw new Error('the URL must look like amqp://user:password@host:5672/vhost')
  }
  const url = new URL(text)
  // Without heartbeats a peer that lost its power is noticed only by TCP, which takes a quarter of an hour.
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', '10')
  const connection = await connect(url.href, {
    noDelay: true,
    keepAlive: true,
    timeout: connectTimeoutMs,
    clientProperties: { connection_name: name },
  })
  gatherWrites(streamOf(connection))
  return connection
}

/** amqplib writes each message by itself: a batch of a hundred would be a hundred system calls instead of a few. */
function gatherWrites(stream: Duplex | undefined): void {
  if (!stream) return
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  let isGathering = false
  stream.write = ((...args: unknown[]) => {
    if (!isGathering) {
      isGathering = true
      stream.cork()
      process.nextTick(() => {
        isGathering = false
        stream.uncork()
      })
    }
    return write(...args)
  }) as typeof stream.write
}

/** The socket below a connection, which amqplib does not show. */
function streamOf(connection: ChannelModel): Duplex | undefined {
  return (connection.connection as unknown as { stream?: Duplex }).stream
}

/** Resolves with the reason when the connection ends. */
function lostConnection(connection: ChannelModel): Promise<Error> {
  return new Promise((resolve) => {
    let reason: Error | undefined
    connection.on('error', (error) => (reason = error))
    connection.on('close', (error) => resolve(reason ?? error ?? new Error('connection closed')))
  })
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

async function close(connection: ChannelModel): Promise<void> {
  const timeout = AbortSignal.timeout(closeTimeoutMs)
  await Promise.race([connection.close().catch(() => undefined), aborted(timeout)])
  // A frozen broker never answers the close; its socket would keep the process alive.
  streamOf(connection)?.destroy()
}

function createReporter({ url, name, logger }: LinkOptions) {
  const where = URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : 'an unreadable URL'
  let lastMessage = ''
  let reportedAt = 0
  return {
    connected: () => {
      logger.info({ connection: name }, `connected to RabbitMQ at ${where}`)
    },
    failed: (error: Error) => {
      const message = error.message || (error as { code?: string }).code || String(error)
      if (message === lastMessage && Date.now() - reportedAt < reportEveryMs) return
      lastMessage = message
      reportedAt = Date.now()
      logger.error({ connection: name }, `no connection to RabbitMQ at ${where}: ${message}; trying again`)
    },
  }
}
