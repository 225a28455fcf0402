import { actorHeader, type Actor } from '#platform/graphql/actor.ts'
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import { callerError } from '../errors.ts'
import type { SubscriptionPlan } from './plan.ts'
import { afterSequenceVariable, sequenceAlias, toSequence } from './resume.ts'
import type { UpstreamClient } from './upstream-clients.ts'

/** One event, and its place in the feed when the feed has sequences. */
export interface UpstreamEvent {
  result: FormattedExecutionResult
  sequence: number | undefined
}

export interface UpstreamSink {
  event(event: UpstreamEvent): void
  /** The subgraph refused the operation, or stayed away for too long. Nothing follows. */
  failed(errors: readonly GraphQLError[]): void
  /** The subgraph has no more events. Nothing follows. */
  completed(): void
}

export interface Upstream {
  /** Goes over to another primary operation or address, from the last sequence seen. */
  switchTo(plan: SubscriptionPlan, client: UpstreamClient): void
  close(): void
}

export interface UpstreamOptions {
  plan: SubscriptionPlan
  client: UpstreamClient
  /** The client's variables. */
  variables: Record<string, unknown>
  /** Who subscribes. */
  actor: Actor
  /** The `afterSequence` that the client gave; undefined when it gave none. */
  startAfter: unknown
  /** How long a subgraph may be away before its subscriptions end with SUBGRAPH_UNAVAILABLE. */
  unavailableAfterMs: number
  sink: UpstreamSink
}

const firstDelayMs = 100
const longestDelayMs = 5_000
/** A socket that lives shorter than this counts as another failed attempt: the subgraph accepts and then falls. */
const stableAfterMs = 2_000

/**
 * Subscribes to the primary operation, and subscribes again, with growing delays, whenever the connection is lost. A feed
 * with sequences goes on after the last one seen, so that its consumer notices neither a gap nor a repetition; any
 * other feed goes on with what comes next.
 */
export function openUpstream(options: UpstreamOptions): Upstream {
  const { sink, unavailableAfterMs } = options
  let { plan, client } = options
  let closed = false
  let last: number | undefined = toSequence(options.startAfter)
  let attempts = 0
  let downSince: number | undefined
  let retry: NodeJS.Timeout | undefined
  let unsubscribe: () => void = () => {}
  // Kept up to date in place: when a subgraph closes normally the client library subscribes again by itself with this object.
  let variables: Record<string, unknown> = {}

  const finish = (report: () => void): void => {
    if (closed) return
    close()
    report()
  }

  const refuse = (errors: readonly GraphQLFormattedError[]): void =>
    finish(() => sink.failed(refusal(plan, errors)))

  const receive = (result: FormattedExecutionResult): void => {
    // Many servers send the refusal of a subscription as its first and only event: errors, and no data at all.
    if (result.data === undefined && result.errors) return refuse(result.errors)
    const sequence = plan.startAfter && sequenceOf(result)
    if (sequence !== undefined) {
      // A resumed feed may overlap what was already seen.
      if (last !== undefined && sequence <= last) return
      last = sequence
      variables[afterSequenceVariable] = sequence
    }
    sink.event({ result, sequence })
  }

  const subscribe = (): void => {
    variables = upstreamVariables(plan, options.variables, last ?? options.startAfter)
    const { operation, operationName } = plan.primary
    let current = true
    // As an extension of this one subscription: the socket carries those of everybody.
    const extensions = { [actorHeader]: options.actor.text }
    const stop = client.subscribe(
      { query: operation, ...(operationName ? { operationName } : {}), variables, extensions },
      {
        next: (result) => {
          if (current && !closed) receive(result as FormattedExecutionResult)
        },
        error: (error) => {
          if (!current || closed) return
          if (Array.isArray(error)) refuse(error)
          else retryLater()
        },
        complete: () => {
          if (current) finish(() => sink.completed())
        },
      },
    )
    unsubscribe = () => {
      current = false
      stop()
    }
  }

  const retryLater = (): void => {
    const now = Date.now()
    if (downSince === undefined || client.sessionMs() > stableAfterMs) {
      downSince = now
      attempts = 0
    }
    const left = downSince + unavailableAfterMs - now
    if (left <= 0) return finish(() => sink.failed([unavailable(plan.primary.serviceName)]))
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts) * (0.5 + Math.random() / 2)
    attempts += 1
    retry = setTimeout(subscribe, Math.min(delay, left))
  }

  const close = (): void => {
    closed = true
    clearTimeout(retry)
    unsubscribe()
  }

  subscribe()
  return {
    switchTo(nextPlan, nextClient) {
      if (closed) return
      clearTimeout(retry)
      const leave = unsubscribe
      plan = nextPlan
      client = nextClient
      // The new one is asked for first, so that the socket they share is not closed in between.
      subscribe()
      leave()
    },
    close,
  }
}

function upstreamVariables(
  { primary }: SubscriptionPlan,
  given: Record<string, unknown>,
  afterSequence: unknown,
): Record<string, unknown> {
  const all: Record<string, unknown> = { ...given, [afterSequenceVariable]: afterSequence }
  const used = (primary.variableUsages ?? []).filter((name) => all[name] !== undefined)
  return Object.fromEntries(used.map((name) => [name, all[name]]))
}

function sequenceOf({ data }: FormattedExecutionResult): number | undefined {
  for (const root of Object.values(data ?? {}) as ({ [sequenceAlias]?: unknown } | null)[]) {
    const sequence = toSequence(root?.[sequenceAlias])
    if (sequence !== undefined) return sequence
  }
  return undefined
}

function refusal({ primary }: SubscriptionPlan, errors: readonly GraphQLFormattedError[]): GraphQLError[] {
  return errors.map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, { path, extensions: { ...extensions, serviceName: primary.serviceName } }),
  )
}

function unavailable(service: string): GraphQLError {
  return callerError('SUBGRAPH_UNAVAILABLE', `The subgraph "${service}" is unavailable`, { service })
}
