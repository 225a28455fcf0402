import { formatPosition } from '#platform/database/position.ts'
import { parseReadAfter, type ReadAfter } from '#platform/database/read-scope.ts'

/** What a caller knows of each subgraph's data: nothing older may be answered, whichever of its databases is read. */
export interface ReadPositions {
  /** What to tell the subgraph; undefined for nothing. */
  of(subgraph: string): string | undefined
  /** A subgraph's answer said where its database stands now. */
  note(subgraph: string, position: string): void
  /** Whether a subgraph has said where it stands: what the caller keeps is to be renewed, though it be the same. */
  readonly isChanged: boolean
  /** The form in which callers keep it: `inventory=0/16B3748,orders=0/16B3790`. */
  toString(): string
}

/** More subgraphs than any graph has are a caller's nonsense. */
const maxSubgraphs = 50

/** Reads what a caller kept, perhaps in several places; what is malformed in it asks for nothing. */
export function readPositions(...texts: readonly (string | undefined)[]): ReadPositions {
  const positions = new Map<string, ReadAfter>()
  for (const text of texts) {
    for (const [subgraph, position] of itemsOf(text ?? ''))
      positions.set(subgraph, later(positions.get(subgraph), position))
  }
  const noted = new Set<string>()
  return {
    of(subgraph) {
      const position = positions.get(subgraph)
      return position === undefined ? undefined : toText(position)
    },
    note(subgraph, text) {
      const position = parseReadAfter(text)
      if (position === undefined) return
      const known = positions.get(subgraph)
      // The caller kept a `latest` from before this answer. One that was noted may be of a later write on the same socket.
      const isPassed = known === 'latest' && !noted.has(subgraph)
      positions.set(subgraph, later(isPassed ? undefined : known, position))
      noted.add(subgraph)
    },
    get isChanged() {
      return noted.size > 0
    },
    toString: () => [...positions].map(([subgraph, position]) => `${subgraph}=${toText(position)}`).join(','),
  }
}

function* itemsOf(text: string): Generator<[subgraph: string, position: ReadAfter]> {
  for (const item of text.split(',').slice(0, maxSubgraphs)) {
    const [, subgraph, position] = /^\s*([\w-]{1,100})=(\S{1,20})\s*$/.exec(item) ?? []
    const parsed = parseReadAfter(position)
    if (subgraph !== undefined && parsed !== undefined) yield [subgraph, parsed]
  }
}

function later(one: ReadAfter | undefined, other: ReadAfter): ReadAfter {
  if (one === undefined) return other
  if (one === 'latest' || other === 'latest') return 'latest'
  return one > other ? one : other
}

function toText(position: ReadAfter): string {
  return position === 'latest' ? position : formatPosition(position)
}

/** For what is joined to an event: its subscribers know of the event, so nothing may be older than this moment. */
export const latestPositions: ReadPositions = {
  of: () => 'latest',
  note: () => undefined,
  isChanged: false,
  toString: () => '',
}
