import { canonicalJson } from '#platform/kernel/canonical-json.ts'
import { anonymous } from '#platform/graphql/actor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { GraphQLError } from 'graphql'
import { getVariableValues, print } from 'graphql'
import { checkSource } from '../documents.ts'
import { callerError, withCode } from '../errors.ts'
import type { LoadedSupergraph } from '../load-supergraph.ts'
import type { LiveSupergraph } from '../supergraph.ts'
import type { Subscriber } from './feed.ts'
import type { SubscriptionPlan } from './plan.ts'
import { planSubscription } from './plan.ts'
import type { Room, SubscriptionRequest } from './room.ts'
import { createRoom } from './room.ts'
import type { UpstreamClient } from './upstream-clients.ts'
import { createUpstreamClients } from './upstream-clients.ts'

export interface HubOptions {
  supergraph: LiveSupergraph
  logger: Logger
  unavailableAfterMs: number
  maxWaiting: number
}

/** Lets equal subscriptions share one upstream and one execution per event, over the swaps of the supergraph. */
export interface Hub {
  /**
   * Delivers the events of a subscription until it ends or the function that this returns is called.
   * Returns errors instead when the variables do not fit the operation.
   */
  join(request: SubscriptionRequest, subscriber: Subscriber): (() => void) | readonly GraphQLError[]
  stats(): { feeds: number; members: number; events: number; deliveries: number }
  stop(): Promise<void>
}

export function createHub(options: HubOptions): Hub {
  const { supergraph, logger } = options
  const clients = createUpstreamClients(logger)
  const clientFor = ({ primary }: SubscriptionPlan): UpstreamClient =>
    clients.to(supergraph.url(primary.serviceName))
  /** Those that new subscribers may enter, by what makes subscriptions equal. */
  let entrances = new Map<string, Room>()
  const rooms = new Set<Room>()
  let events = 0
  let deliveries = 0

  const open = (request: SubscriptionRequest): Room => {
    const room = createRoom({
      ...options,
      request,
      client: clientFor(request.plan),
      dataSource: (subgraph) => supergraph.dataSource(subgraph),
      delivered(subscribers) {
        events += 1
        deliveries += subscribers
      },
      emptied(empty) {
        rooms.delete(empty)
        const key = keyOf(empty.request)
        if (entrances.get(key) === empty) entrances.delete(key)
      },
    })
    rooms.add(room)
    entrances.set(keyOf(request), room)
    return room
  }

  const reload = (next: LoadedSupergraph): void => {
    entrances = new Map()
    for (const room of [...rooms]) {
      const plan = replan(next, room.request)
      if ('primary' in plan) {
        room.replan(plan, clientFor(plan))
        entrances.set(keyOf(room.request), room)
      } else room.fail(plan)
    }
  }

  const unlisten = supergraph.onChange(reload)
  return {
    join(asked, subscriber) {
      // All staff see the same, and an event is attributed to nobody: they share.
      const request = asked.actor.kind === 'staff' ? { ...asked, actor: anonymous } : asked
      const { loaded, operationContext } = request.plan
      const definitions = operationContext.operation.variableDefinitions ?? []
      const { errors } = getVariableValues(loaded.schema, definitions, request.variables)
      if (errors) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'))
      const room = entrances.get(keyOf(request)) ?? open(request)
      return room.join(request, subscriber)
    },
    stats() {
      const feeds = [...rooms].flatMap((room) => room.feeds)
      const members = feeds.reduce((sum, feed) => sum + feed.members.size, 0)
      return { feeds: feeds.length, members, events, deliveries }
    },
    async stop() {
      unlisten()
      for (const room of rooms) room.close()
      rooms.clear()
      entrances.clear()
      await clients.stop()
    },
  }
}

function keyOf({ plan, variables, actor }: SubscriptionRequest): string {
  const used = plan.variableNames.map((name) => [name, variables[name]])
  return `${plan.text}\n${actor.text}\n${canonicalJson(used)}`
}

/** The plan of a subscription on the next version of the supergraph, or the errors for which it ends. */
function replan(
  next: LoadedSupergraph,
  { plan, variables }: SubscriptionRequest,
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
