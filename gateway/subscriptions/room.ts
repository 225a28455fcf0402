import type { Actor } from '#platform/graphql/actor.ts'
import type { Feed, FeedOptions, Member, Subscriber } from './feed.ts'
import { openFeed } from './feed.ts'
import type { SubscriptionPlan } from './plan.ts'
import { givenSequence, toSequence } from './resume.ts'
import type { UpstreamClient } from './upstream-clients.ts'

export interface SubscriptionRequest {
  plan: SubscriptionPlan
  variables: Record<string, unknown>
  /** Who may see the same share the same feed. */
  actor: Actor
}

export interface RoomOptions extends Pick<
  FeedOptions,
  'unavailableAfterMs' | 'maxWaiting' | 'logger' | 'dataSource'
> {
  request: SubscriptionRequest
  client: UpstreamClient
  /** An event has gone to this many subscribers. */
  delivered(subscribers: number): void
  /** The last feed is closed. */
  emptied(room: Room): void
}

/**
 * The feeds of equal subscriptions.
 *
 * A feed may be joined only by those who have missed nothing of it. Anyone else gets a feed of their own: its first event
 * may be a snapshot. In a feed with sequences they are handed over to the first feed once theirs is as far: no snapshot is
 * lost, no event is repeated, and nothing has to be kept for late comers. In a feed without, nobody could tell how far it is.
 */
export interface Room {
  /** The plan is that of the present supergraph; the variables are those that all members gave. */
  readonly request: SubscriptionRequest
  readonly client: UpstreamClient
  readonly feeds: readonly Feed[]
  /** Takes an equal subscription, which may start after another sequence. Returns the function to leave by. */
  join(equal: SubscriptionRequest, subscriber: Subscriber): () => void
  /** Serves the members by another plan; over another upstream only when `plan` asks something else of its subgraph. */
  replan(plan: SubscriptionPlan, client: UpstreamClient): void
  fail(errors: readonly unknown[]): void
  close(): void
}

export function createRoom(options: RoomOptions): Room {
  let { request, client } = options
  let feeds: Feed[] = []

  const open = (startAfter: unknown, position: number | undefined): Feed => {
    const { plan, variables, actor } = request
    const feed = openFeed({
      ...options,
      ...{ plan, variables, actor, client, startAfter, position },
      delivered(from) {
        options.delivered(from.members.size)
        handOver()
      },
      ended: remove,
    })
    feeds.push(feed)
    return feed
  }

  const remove = (feed: Feed): void => {
    feeds = feeds.filter((other) => other !== feed)
    if (feeds.length === 0) options.emptied(room)
  }

  const handOver = (): void => {
    const [first, ...others] = feeds
    for (const feed of others) {
      if (!first || !isLevel(feed, first)) continue
      for (const member of feed.members) {
        member.feed = first
        member.after = feed.position
        first.members.add(member)
      }
      feed.members.clear()
      feed.close()
      remove(feed)
    }
  }

  const leave = (member: Member): void => {
    const { feed } = member
    if (!feed.members.delete(member) || feed.members.size > 0) return
    feed.close()
    remove(feed)
  }

  const room: Room = {
    get request() {
      return request
    },
    get client() {
      return client
    },
    get feeds() {
      return feeds
    },
    join({ plan, variables }, subscriber) {
      const given = startOf(plan, variables)
      const position = positionOf(given)
      const feed = feeds.find((other) => mayJoin(other, position)) ?? open(given, position)
      const member: Member = { subscriber, feed, after: position }
      feed.members.add(member)
      return () => leave(member)
    },
    replan(plan, nextClient) {
      const isMoved = nextClient !== client || !isSamePrimary(plan, request.plan)
      request = { ...request, plan }
      client = nextClient
      for (const feed of feeds) feed.replan(plan, isMoved ? client : undefined)
    },
    fail(errors) {
      for (const feed of feeds) feed.fail(errors)
    },
    close() {
      for (const feed of feeds) feed.close()
    },
  }
  return room
}

function startOf(
  { startAfter, loaded, operationContext }: SubscriptionPlan,
  variables: Record<string, unknown>,
) {
  return startAfter && givenSequence(loaded.schema, operationContext.operation, startAfter, variables)
}

// NaN is level with nothing: a sequence that is no number can be passed on but not compared.
function positionOf(given: unknown): number | undefined {
  return given === undefined || given === null ? undefined : (toSequence(given) ?? NaN)
}

function mayJoin(feed: Feed, position: number | undefined): boolean {
  if (position === undefined) return feed.position === undefined && !feed.hasDelivered
  return feed.position !== undefined && position >= feed.position
}

function isLevel(feed: Feed, first: Feed): boolean {
  return feed.position !== undefined && first.position !== undefined && feed.position >= first.position
}

function isSamePrimary({ primary: a }: SubscriptionPlan, { primary: b }: SubscriptionPlan): boolean {
  return a.serviceName === b.serviceName && a.operation === b.operation
}
