import { badUserInput } from './errors.ts'

/** The rows of one page, one more than asked for if there is another page. */
export interface Page<Row> {
  edges: { cursor: string; node: Row }[]
  nodes: Row[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** A page whose total is counted only when somebody asks for it. */
export interface CountedPage<Row> extends Page<Row> {
  count: () => Promise<number>
}

/** Checks `first`. @throws BAD_USER_INPUT outside 1..100 */
export function pageSize(first: number): number {
  if (first >= 1 && first <= 100) return first
  throw badUserInput('first must be from 1 to 100')
}

/**
 * Makes a Relay connection of rows read with `limit first + 1`.
 * @param cursorOf the cursor of a row
 */
export function toPage<Row>(
  rows: readonly Row[],
  request: { first: number; after?: string | null | undefined },
  cursorOf: (row: Row) => string,
): Page<Row> {
  const nodes = rows.slice(0, request.first)
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > request.first,
      hasPreviousPage: typeof request.after === 'string',
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
