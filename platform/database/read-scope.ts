import { AsyncLocalStorage } from 'node:async_hooks'
import { parsePosition, type Position } from './position.ts'

/** Where a caller's reads must at least be: a position, or `latest`, what is committed at this moment. */
export type ReadAfter = Position | 'latest'

/** How old what a request reads may be. Outside of any request everything reads the truth of the moment. */
export interface ReadScope {
  /** Nothing but the truth of the moment will do: for a mutation, once it is known to be one. */
  isTruth: boolean
  /** What the caller knows of already. */
  readAfter: ReadAfter | undefined
}

const storage = new AsyncLocalStorage<ReadScope>()
const truth: ReadScope = { isTruth: true, readAfter: undefined }

/** Runs `work` with `scope` for all that it reads, and all that it awaits. */
export function withReadScope<T>(scope: ReadScope, work: () => T): T {
  return storage.run(scope, work)
}

/** Runs `work` so that it reads the truth of the moment, within whatever request. */
export function readingTruth<T>(work: () => T): T {
  return storage.run(truth, work)
}

export function currentReadScope(): ReadScope {
  return storage.getStore() ?? truth
}

/** The request header by which a caller tells a subgraph what it knows of: a position of the write-ahead log, or `latest`. */
export const readAfterHeader = 'stockgraph-read-after'

/** The header of a mutation's answer: where the write-ahead log stood after its commit, or `latest` if that is unknown. */
export const positionHeader = 'stockgraph-position'

/** Reads one value of these headers; undefined when it is malformed, which asks for nothing. */
export function parseReadAfter(text: string | undefined): ReadAfter | undefined {
  if (text === undefined) return undefined
  return text === 'latest' ? text : parsePosition(text)
}
