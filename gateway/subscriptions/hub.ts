import type { Logger } from '#platform/telemetry/logger.ts'
import type { GraphQLError } from 'graphql'
import { getVariableValues, print } from 'graphql'
import { checkSource } from '../documents.ts'
import { callerError, withCode } from '../errors.ts'
import type { LiveSupergraph, LoadedSupergraph } from '../supergraph.ts'
import type { Feed, Member, Subscriber } from './feed.ts'
import { openFeed } from './feed.ts'
import type { SubscriptionPlan } from './plan.ts'
import { planSubscription } from './plan.ts'
import { givenSequence, toSequence } from './resume.ts'
import type { UpstreamClient } from './upstream-clients.ts'
import { createUpstreamClients } from './upstream-clients.ts'

export interface HubOptions {
  supergraph: LiveSupergraph
  logger: Logger
  unavailableAfterMs: number
  maxWaiting: number
}

export interface SubscriptionRequest {
  plan: SubscriptionPlan
  variables: Record<string, unknown>
  /** Who may see the same share the same feed. */
  identity: string
}

export interface Hub {
  /**
   * Delivers the events of a subscription until it ends or the function that this returns is called.
   * Returns errors instead when the variables do not fit the operation.
   */
  join(request: SubscriptionRequest, subscriber: Subscriber): (() => void) | readonly GraphQLError[]
  stats(): { feeds: number; members: number; events: number; deliveries: number }
  stop(): Promise<void>
}

/** The feeds of equal subscriptions. The first one is the feed that the others, as soon as they have caught up, join. */
interface Room {
  key: string
  plan: SubscriptionPlan
  client: UpstreamClient
  variables: Record<string, unknown>
  identity: string
  feeds: Feed[]
}

/**
 * Lets equal subscriptions share one upstream and one execution per event.
 *
 * A feed with sequences may be joined only by those who have missed nothing of it. Anyone else gets a feed of their own
 * which, once it is as far as the first, hands its members over: no snapshot is lost, no event is repeated, and nothing
 * has to be kept for late comers.
 */
export function createHub({ supergraph, logger, unavailableAfterMs, maxWaiting }: HubOptions): Hub {
  const clients = createUpstreamClients()
  let rooms = new Map<string, Room>()
  let events = 0
  let deliveries = 0

  const clientFor = (plan: SubscriptionPlan) => clients.to(supergraph.url(plan.primary.serviceName))

  const open = (room: Room, startAfter: unknown, position: number | undefined): Feed => {
    const feed = openFeed({
      plan: room.plan,
      client: room.client,
      variables: room.variables,
      startAfter,
      position,
      unavailableAfterMs,
      maxWaiting,
      logger,
      dataSource: (subgraph) => supergraph.dataSource(subgraph),
      delivered(from) {
        events += 1
        deliveries += from.members.size
        handOver(room)
      },
      ended: (ended) => remove(room, ended),
    })
    room.feeds.push(feed)
    return feed
  }

  const remove = (room: Room, feed: Feed): void => {
    room.feeds = room.feeds.filter((other) => other !== feed)
    if (room.feeds.length === 0 && rooms.get(room.key) === room) rooms.delete(room.key)
  }

  const handOver = (room: Room): void => {
    const [first, ...others] = room.feeds
    for (const feed of others) {
      if (!first || !isLevel(feed, first)) continue
      for (const member of feed.members) {
        member.feed = first
        member.after = feed.position
        first.members.add(member)
      }
      feed.members.clear()
      feed.close()
      remove(room, feed)
    }
  }

  const leave = (room: Room, member: Member): void => {
    const { feed } = member
    if (!feed.members.delete(member) || feed.members.size > 0) return
    feed.close()
    remove(room, feed)
  }

  const reload = (next: LoadedSupergraph): void => {
    const before = [...rooms.values()]
    rooms = new Map()
    for (const room of before) {
      const plan = replan(next, room)
      if (!('primary' in plan)) {
        for (const feed of room.feeds) feed.fail(plan)
        continue
      }
      const client = clientFor(plan)
      const moved = client !== room.client || !isSamePrimary(plan, room.plan)
      Object.assign(room, { plan, client })
      for (const feed of room.feeds) feed.replan(plan, moved ? client : undefined)
      room.key = keyOf(room)
      // Two rooms may have become equal. The later one only stops taking members, rather than being lost track of.
      while (rooms.has(room.key)) room.key += '\n'
      rooms.set(room.key, room)
    }
  }

  const unlisten = supergraph.onChange(reload)
  return {
    join({ plan, variables, identity }, subscriber) {
      const { operation } = plan.operationContext
      const definitions = operation.variableDefinitions ?? []
      const { errors } = getVariableValues(plan.loaded.schema, definitions, variables)
      if (errors) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'))

      const { startAfter } = plan
      const given = startAfter && givenSequence(plan.loaded.schema, operation, startAfter, variables)
      // NaN is level with nothing: a sequence that is no number can be passed on but not compared.
      const position = given === undefined || given === null ? undefined : (toSequence(given) ?? NaN)
      const key = keyOf({ plan, variables, identity })
      const room = rooms.get(key) ?? { key, plan, variables, identity, client: clientFor(plan), feeds: [] }
      rooms.set(key, room)
      const feed = room.feeds.find((other) => mayJoin(other, plan, position)) ?? open(room, given, position)
      const member: Member = { subscriber, feed, after: position }
      feed.members.add(member)
      return () => leave(room, member)
    },
    stats() {
      const feeds = [...rooms.values()].flatMap((room) => room.feeds)
      return {
        feeds: feeds.length,
        members: feeds.reduce((sum, { members }) => sum + members.size, 0),
        events,
        deliveries,
      }
    },
    async stop() {
      unlisten()
      for (const { feeds } of rooms.values()) for (const feed of feeds) feed.close()
      rooms.clear()
      await clients.stop()
    },
  }
}

function mayJoin(feed: Feed, plan: SubscriptionPlan, position: number | undefined): boolean {
  if (!plan.startAfter) return true
  if (position === undefined) return feed.position === undefined && !feed.hasDelivered
  return feed.position !== undefined && position >= feed.position
}

function isLevel(feed: Feed, first: Feed): boolean {
  return feed.position !== undefined && first.position !== undefined && feed.position >= first.position
}

function isSamePrimary({ primary: a }: SubscriptionPlan, { primary: b }: SubscriptionPlan): boolean {
  return a.serviceName === b.serviceName && a.operation === b.operation
}

function keyOf({ plan, variables, identity }: SubscriptionRequest): string {
  const used = plan.variableNames.map((name) => [name, variables[name]])
  return `${plan.text}\n${identity}\n${canonicalJson(used)}`
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** The plan of a room on the next version of the supergraph, or the errors for which its subscriptions end. */
function replan(
  next: LoadedSupergraph,
  { plan, variables }: Room,
): SubscriptionPlan | readonly GraphQLError[] {
  const { document, errors } = checkSource(next, print(plan.document))
  if (!document || errors.length > 0) return errors.map(invalidated)
  const definitions = plan.operationContext.operation.variableDefinitions ?? []
  const coerced = getVariableValues(next.schema, definitions, variables)
  if (coerced.errors) return coerced.errors.map(invalidated)
  try {
    return planSubscription(next, document, plan.operationName)
  } catch (error) {
    return [invalidated(error as Error)]
  }
}

function invalidated({ message }: Error): GraphQLError {
  return callerError('SUBSCRIPTION_INVALIDATED', `The API changed under this subscription: ${message}`)
}
