import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import type { GraphQLFormattedError } from 'graphql'
import { callerError, maskErrors } from '../errors.ts'
import type { ExecuteDependencies } from './execute.ts'
import { executeEvent } from './execute.ts'
import type { SubscriptionPlan } from './plan.ts'
import type { UpstreamClient } from './upstream-clients.ts'
import type { UpstreamEvent } from './upstream.ts'
import { openUpstream } from './upstream.ts'

/** One client's end of a subscription, whatever carries it. Its functions neither block nor throw. */
export interface Subscriber {
  /** @param payload the execution result, already JSON: the same string for every subscriber of the event */
  next(payload: string): void
  /** Nothing follows. */
  failed(errors: readonly GraphQLFormattedError[]): void
  /** Nothing follows. */
  completed(): void
}

/** A subscriber's place in a feed. */
export interface Member {
  subscriber: Subscriber
  feed: Feed
  /** Events up to this sequence are not for this member: it has them already. */
  after: number | undefined
}

/** One upstream subscription, executed once per event for all its members. */
export interface Feed {
  members: Set<Member>
  /** Sequence of the last event delivered, or the one the feed started after; undefined while unknown. */
  readonly position: number | undefined
  /** Has delivered an event, which whoever joins now has missed. */
  readonly hasDelivered: boolean
  /** Serves the next events by another plan, without losing one of those on their way. */
  replan(plan: SubscriptionPlan, client: UpstreamClient | undefined): void
  /** Closes the upstream and tells its members why. */
  fail(errors: readonly unknown[]): void
  /** Closes the upstream; its members hear nothing. */
  close(): void
}

export interface FeedOptions extends ExecuteDependencies {
  plan: SubscriptionPlan
  client: UpstreamClient
  variables: Record<string, unknown>
  startAfter: unknown
  /** The sequence the feed starts after; undefined for a feed that starts with a snapshot, or has no sequences. */
  position: number | undefined
  unavailableAfterMs: number
  /** Events that may wait for their execution before the feed ends with SUBSCRIPTION_OVERFLOW. */
  maxWaiting: number
  delivered(feed: Feed): void
  ended(feed: Feed): void
}

/** Joined fetches of successive events overlap up to here; the results still leave in order. */
const maxConcurrent = 8

export function openFeed(options: FeedOptions): Feed {
  const { logger } = options
  let { plan, position } = options
  let hasDelivered = false
  let closed = false
  const members = new Set<Member>()

  const deliver = (payload: string, sequence: number | undefined): void => {
    if (sequence !== undefined) position = sequence
    hasDelivered = true
    for (const { subscriber, after } of members) {
      if (sequence === undefined || after === undefined || sequence > after) subscriber.next(payload)
    }
    options.delivered(feed)
  }

  const inOrder = createOrderedQueue(maxConcurrent)
  const execute = async (event: UpstreamEvent, by: SubscriptionPlan): Promise<() => void> => {
    if (closed) return () => {}
    const result = await withTrace(continueTrace(), () =>
      executeEvent(by, event.result, options.variables, options),
    )
    const payload = JSON.stringify(result)
    return () => {
      if (!closed) deliver(payload, event.sequence)
    }
  }

  const end = (tell: (subscriber: Subscriber) => void): void => {
    if (closed) return
    close()
    for (const { subscriber } of [...members]) tell(subscriber)
    options.ended(feed)
  }

  const fail = (errors: readonly unknown[]): void => {
    if (closed) return
    const shown = withTrace(continueTrace(), () => maskErrors(errors, logger))
    end((subscriber) => subscriber.failed(shown))
  }

  const upstream = openUpstream({
    ...options,
    sink: {
      event(event) {
        const by = plan
        if (inOrder.waiting() >= options.maxWaiting) return fail([overflow()])
        inOrder.push(() => execute(event, by))
      },
      // Behind the events that came before it.
      failed: (errors) => inOrder.push(async () => () => fail(errors)),
      completed: () => inOrder.push(async () => () => end((subscriber) => subscriber.completed())),
    },
  })

  const close = (): void => {
    closed = true
    upstream.close()
  }

  const feed: Feed = {
    members,
    get position() {
      return position
    },
    get hasDelivered() {
      return hasDelivered
    },
    replan(next, client) {
      plan = next
      if (client) upstream.switchTo(next, client)
    },
    fail,
    close,
  }
  return feed
}

function overflow(): Error {
  return callerError('SUBSCRIPTION_OVERFLOW', 'Events come faster than they can be joined: subscribe again')
}

interface OrderedQueue {
  push(task: () => Promise<() => void>): void
  /** Tasks that have not started. */
  waiting(): number
}

/** Runs tasks up to `concurrency` at a time, and what each gives back one by one in the order of their arrival. */
function createOrderedQueue(concurrency: number): OrderedQueue {
  const tasks: (() => Promise<() => void>)[] = []
  let running = 0
  let tail: Promise<void> = Promise.resolve()
  const start = (): void => {
    while (running < concurrency && tasks.length > 0) {
      const task = tasks.shift()!
      running += 1
      const done = task()
      tail = tail.then(async () => {
        const effect = await done
        running -= 1
        effect()
        start()
      })
    }
  }
  return {
    push(task) {
      tasks.push(task)
      start()
    },
    waiting: () => tasks.length,
  }
}
