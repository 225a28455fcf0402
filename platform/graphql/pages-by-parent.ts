import { toPage, type Page } from './connection.ts'

/** Which page of a list. */
export interface PageRequest {
  first: number
  after?: string | null | undefined
}

/** How the lists of several parents are read. */
export interface ParentLists<Request extends PageRequest, Row> {
  /** The parent that a page is asked of. */
  parentOf: (request: Request) => string
  /** The rows of the same page of several parents, one more of each than asked for. */
  read: (parents: readonly string[], page: PageRequest) => Promise<Row[]>
  /** The parent that a row belongs to. */
  ownerOf: (row: Row) => string
  cursorOf: (row: Row) => string
}

/** Pages of the lists of several parents: those of the same size and place are read at once. For a loader. */
export async function pagesByParent<Request extends PageRequest, Row>(
  requests: readonly Request[],
  { parentOf, read, ownerOf, cursorOf }: ParentLists<Request, Row>,
): Promise<Page<Row>[]> {
  const keyOf = ({ first, after }: PageRequest) => JSON.stringify([first, after ?? null])
  const rows = new Map<string, Map<string, Row[]>>()
  for (const [key, alike] of Map.groupBy(requests, keyOf)) {
    const [page] = alike
    if (page) rows.set(key, Map.groupBy(await read([...new Set(alike.map(parentOf))], page), ownerOf))
  }
  return requests.map((request) =>
    toPage(rows.get(keyOf(request))?.get(parentOf(request)) ?? [], request, cursorOf),
  )
}
