import { setTimeout as pause } from 'node:timers/promises'
import { createClient, type Client } from 'graphql-ws'
import { WebSocket } from 'ws'

const subscription = `subscription ($orderId: ID!, $afterSequence: Int!) {
  orderStatusChanged(orderId: $orderId, afterSequence: $afterSequence) { sequence status }
}`

interface Event {
  orderStatusChanged: { sequence: number; status: string }
}

/** What one subscriber has seen of one order. */
interface Follower {
  orderId: string
  gateway: number
  seen: { sequence: number; status: string }[]
  stop: () => void
}

/** A connection to one gateway, and how many share it. */
interface Line {
  client: Client
  users: number
}

/** The gateway takes 100 operations on one socket; so many leave room for what is just being ended. */
const usersPerLine = 60

/** Subscribers of single orders, spread over the gateways, each resuming after the last sequence that it saw. */
export class Followers {
  readonly #followers = new Map<string, Follower>()
  readonly #urls: readonly string[]
  readonly #lines: Line[][]
  readonly #sockets = new Set<WebSocket>()
  readonly violations: string[] = []
  #isStopped = false

  /** @param urls of the gateways */
  constructor(urls: readonly string[]) {
    this.#urls = urls
    this.#lines = urls.map(() => [])
  }

  follow(orderId: string, gateway: number): void {
    if (this.#followers.has(orderId) || this.#isStopped) return
    const follower: Follower = { orderId, gateway, seen: [], stop: () => undefined }
    this.#followers.set(orderId, follower)
    void this.#keepFollowing(follower)
  }

  /** Breaks the connections of all of them at once. */
  cutAll(): number {
    const count = this.#sockets.size
    for (const socket of this.#sockets) socket.terminate()
    return count
  }

  /** Followers of which somebody is not where the orders are. @param sequences by order */
  behind(sequences: ReadonlyMap<string, number>): string[] {
    return [...this.#followers.values()]
      .filter(({ orderId, seen }) => (sequences.get(orderId) ?? 0) > (seen.at(-1)?.sequence ?? 0))
      .map(({ orderId }) => orderId)
  }

  /** Ends all subscriptions and tells who saw what, by order. */
  takeSeen(): Map<string, Follower['seen']> {
    const seen = new Map([...this.#followers.values()].map((follower) => [follower.orderId, follower.seen]))
    const followers = [...this.#followers.values()]
    this.#followers.clear()
    for (const { stop } of followers) stop()
    return seen
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.takeSeen()
    for (const { client } of this.#lines.flat())
      await Promise.resolve(client.dispose()).catch(() => undefined)
  }

  async #keepFollowing(follower: Follower): Promise<void> {
    while (this.#followers.get(follower.orderId) === follower) {
      await this.#followOnce(follower)
      // A gateway that is gone: the next one, as a load balancer would choose.
      follower.gateway++
      await pause(100 + Math.random() * 300)
    }
  }

  #followOnce(follower: Follower): Promise<void> {
    const line = this.#lineTo(follower.gateway % this.#urls.length)
    line.users++
    const afterSequence = follower.seen.at(-1)?.sequence ?? 0
    const followed = new Promise<void>((resolve) => {
      const dispose = line.client.subscribe<Event>(
        { query: subscription, variables: { orderId: follower.orderId, afterSequence } },
        {
          next: ({ data }) => {
            const event = data?.orderStatusChanged
            if (event) this.#note(follower, event)
          },
          error: () => resolve(),
          complete: () => resolve(),
        },
      )
      follower.stop = () => {
        dispose()
        resolve()
      }
    })
    return followed.finally(() => line.users--)
  }

  #lineTo(gateway: number): Line {
    const lines = this.#lines[gateway] as Line[]
    const free = lines.find(({ users }) => users < usersPerLine)
    if (free) return free
    const line = { client: this.#connect(this.#urls[gateway] as string), users: 0 }
    lines.push(line)
    return line
  }

  #connect(url: string): Client {
    const sockets = this.#sockets
    class Tracked extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args)
        sockets.add(this)
        this.on('close', () => sockets.delete(this))
      }
    }
    return createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: Tracked,
      // Each follower asks anew from where it stands; a silent retry would ask from where it began.
      retryAttempts: 0,
      connectionAckWaitTimeout: 10_000,
      onNonLazyError: () => undefined,
    })
  }

  #note({ orderId, seen }: Follower, { sequence, status }: Event['orderStatusChanged']): void {
    const expected = (seen.at(-1)?.sequence ?? 0) + 1
    if (sequence !== expected)
      this.violations.push(`a subscriber of ${orderId} saw ${sequence} where ${expected} was next`)
    if (sequence >= expected) seen.push({ sequence, status })
  }
}
