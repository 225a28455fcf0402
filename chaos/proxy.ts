import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { Lane } from './proxy-lane.ts'

/** A TCP proxy on 127.0.0.1 between one service and one server: a network that can fail. */
export interface Proxy {
  readonly port: number
  /** Breaks every connection and takes no new one. */
  cut(): void
  heal(): void
  /** Breaks every connection; new ones are taken. */
  drop(): void
  /** Delays each piece of data by so many ms, both ways; 0 ends it. */
  delay(ms: number): void
  /**
   * The next `COMMIT` goes through, its answer does not: the connection breaks instead. PostgreSQL only.
   * Resolves once that has happened, with false if it did not within `timeoutMs`.
   */
  swallowCommit(timeoutMs: number): Promise<boolean>
  /** Where new connections go. */
  pointTo(port: number): void
  stop(): Promise<void>
}

interface Link {
  client: Socket
  server: Socket
}

/** How PostgreSQL says that a transaction was committed, by whatever protocol it was asked. */
const commitDone = Buffer.from('COMMIT\0')

/** @param target a port of 127.0.0.1 */
export async function startProxy(target: number): Promise<Proxy> {
  const links = new Set<Link>()
  let [targetPort, isCut, delayMs] = [target, false, 0]
  let swallowed: (() => void) | undefined

  const accept = (client: Socket) => {
    if (isCut) return void client.destroy()
    const server = connect({ port: targetPort, host: '127.0.0.1', noDelay: true })
    const link: Link = { client, server }
    const end = () => {
      links.delete(link)
      client.destroy()
      server.destroy()
    }
    const there = new Lane(server, () => delayMs)
    const back = new Lane(client, () => delayMs)
    links.add(link)
    client.setNoDelay(true)
    client.on('data', (chunk: Buffer) => {
      there.send(chunk)
    })
    server.on('data', (chunk: Buffer) => {
      if (!swallowed || !chunk.includes(commitDone)) return back.send(chunk)
      swallowed()
      end()
    })
    for (const socket of [client, server]) socket.on('error', end).on('close', end)
  }
  const listener = createServer(accept)
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const drop = () => {
    for (const { client, server } of links) {
      client.resetAndDestroy()
      server.destroy()
    }
  }
  return {
    port: (listener.address() as AddressInfo).port,
    cut: () => {
      isCut = true
      drop()
    },
    heal: () => (isCut = false),
    drop,
    delay: (ms) => (delayMs = ms),
    swallowCommit: (timeoutMs) =>
      new Promise((resolve) => {
        const settle = (happened: boolean) => {
          swallowed = undefined
          clearTimeout(timer)
          resolve(happened)
        }
        const timer = setTimeout(() => settle(false), timeoutMs)
        swallowed = () => settle(true)
      }),
    pointTo: (port) => (targetPort = port),
    stop: async () => {
      isCut = true
      drop()
      listener.close()
      await once(listener, 'close')
    },
  }
}

/** The same URL with a proxy in the place of its server. */
export function through(proxy: Proxy, url: string): string {
  const changed = new URL(url)
  changed.hostname = '127.0.0.1'
  changed.port = String(proxy.port)
  return changed.href
}
