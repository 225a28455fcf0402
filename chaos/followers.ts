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

/** Subscribers of single orders, spread over the gateways, each resuming after the last sequence that it saw. */
export class Followers {
  readonly #followers = new Map<string, Follower>()
  readonly #clients: Client[]
  readonly #sockets = new Set<WebSocket>()
  readonly violations: string[] = []
  #isStopped = false

  /** @param urls of the gateways */
  constructor(urls: readonly string[]) {
    const sockets = this.#sockets
    class Tracked extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args)
        sockets.add(this)
        this.on('close', () => sockets.delete(this))
      }
    }
    this.#clients = urls.map((url) =>
      createClient({
        url: `${url.replace(/^http/, 'ws')}/graphql`,
        webSocketImpl: Tracked,
        // Each follower asks anew from where it stands; a silent retry would ask from where it began.
        retryAttempts: 0,
        onNonLazyError: () => undefined,
      }),
    )
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
    for (const client of this.#clients) await Promise.resolve(client.dispose()).catch(() => undefined)
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
    const client = this.#clients[follower.gateway % this.#clients.length] as Client
    const afterSequence = follower.seen.at(-1)?.sequence ?? 0
    return new Promise((resolve) => {
      const dispose = client.subscribe<Event>(
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
  }

  #note({ orderId, seen }: Follower, { sequence, status }: Event['orderStatusChanged']): void {
    const expected = (seen.at(-1)?.sequence ?? 0) + 1
    if (sequence !== expected)
      this.violations.push(`a subscriber of ${orderId} saw ${sequence} where ${expected} was next`)
    if (sequence >= expected) seen.push({ sequence, status })
  }
}
