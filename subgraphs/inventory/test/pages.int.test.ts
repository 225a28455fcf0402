import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ask, send, startFixture, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

interface Page<Node> {
  edges: { cursor: string; node: Node }[]
  nodes: Node[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  totalCount: number
}

const parts = `edges { cursor node { %1 } } nodes { %1 } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
const shown = (field: string) => parts.replaceAll('%1', field)

/** Reads a list to its end, and checks of every page what holds for all. */
async function readAll<Node>(
  read: (after: string | null) => Promise<Page<Node>>,
  first: number,
): Promise<{ nodes: Node[]; pages: number }> {
  const all: Node[] = []
  let after: string | null = null
  for (let pages = 1; ; pages++) {
    const { edges, nodes, pageInfo } = await read(after)
    expect(edges.map(({ node }) => node)).toEqual(nodes)
    expect(nodes.length).toBeLessThanOrEqual(first)
    expect(pageInfo).toMatchObject({
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    })
    all.push(...nodes)
    if (!pageInfo.hasNextPage) return { nodes: all, pages }
    after = pageInfo.endCursor
  }
}

async function codeOf(query: string, variables: object = {}): Promise<string | undefined> {
  return (await send(fixture.first, query, variables)).errors?.[0]?.extensions.code
}

describe('warehouses', () => {
  beforeAll(async () => {
    const closedAt = new Date()
    await fixture.db
      .insertInto('warehouses')
      .values([
        // Two are equally preferred: their ids decide, in the order of which they are not written.
        { id: 'loc_z', code: 'TIE-2', name: 'Tie', priority: 5 },
        { id: 'loc_y', code: 'TIE-1', name: 'Tie', priority: 5 },
        { id: 'loc_x', code: 'FIRST', name: 'First', priority: 1 },
        { id: 'loc_w', code: 'LAST', name: 'Last', priority: 100 },
        { id: 'loc_v', code: 'SHUT', name: 'Shut', priority: 3, closedAt },
      ])
      .execute()
  })

  const read =
    (first: number, includeClosed: boolean) =>
    async (after: string | null): Promise<Page<{ code: string }>> =>
      (
        await ask(
          fixture.first,
          `query ($first: Int!, $after: String, $all: Boolean!) {
            warehouses(first: $first, after: $after, includeClosed: $all) { ${shown('code')} }
          }`,
          { first, after, all: includeClosed },
        )
      ).warehouses

  test.each([1, 2, 3, 100])(
    'come in pages of %i, the preferred first, equally preferred ones once each',
    async (first) => {
      const open = await readAll(read(first, false), first)
      expect(open.nodes.map(({ code }) => code)).toEqual(['A', 'FIRST', 'B', 'TIE-1', 'TIE-2', 'LAST'])
      expect(open.pages).toBe(Math.ceil(6 / first))
      const all = await readAll(read(first, true), first)
      expect(all.nodes.map(({ code }) => code)).toEqual([
        ...['A', 'FIRST', 'B', 'SHUT', 'TIE-1', 'TIE-2', 'LAST'],
      ])
    },
  )

  test('are counted over all pages, the closed ones when they are listed', async () => {
    expect([(await read(2, false)(null)).totalCount, (await read(2, true)(null)).totalCount]).toEqual([6, 7])
    const { edges } = await read(3, false)(null)
    expect((await read(1, false)(edges[2]?.cursor ?? '')).totalCount).toBe(6)
  })

  test('one that is moved up while somebody pages is not in the way: the others come once', async () => {
    const { pageInfo } = await read(3, false)(null)
    await fixture.db.updateTable('warehouses').set({ priority: 1 }).where('code', '=', 'LAST').execute()
    const rest = await read(3, false)(pageInfo.endCursor)
    await fixture.db.updateTable('warehouses').set({ priority: 100 }).where('code', '=', 'LAST').execute()
    expect(rest.nodes.map(({ code }) => code)).toEqual(['TIE-1', 'TIE-2'])
  })

  test.each(['first: 0', 'first: 101', 'after: "nonsense"'])('are refused with %s', async (argument) => {
    expect(await codeOf(`{ warehouses(${argument}) { nodes { code } } }`)).toBe('BAD_USER_INPUT')
  })
})

describe('the children of a category', () => {
  const parents = Array.from({ length: 30 }, (_, index) => `cat_parent${index}`)

  beforeAll(async () => {
    const named = (id: string) => ({ id, name: id })
    await fixture.db.insertInto('categories').values(parents.map(named)).execute()
    // The first has as many as its number: 0, 1, 2, …; ids and names are in opposite orders.
    const children = parents.flatMap((parentId, number) =>
      Array.from({ length: number }, (_, index) => ({
        id: `cat_child${number}-${String(99 - index)}`,
        name: `Child ${String(number).padStart(2, '0')} ${String(index).padStart(2, '0')}`,
        parentId,
      })),
    )
    await fixture.db.insertInto('categories').values(children).execute()
  })

  const names = (number: number, count = number) =>
    Array.from(
      { length: count },
      (_, index) => `Child ${String(number).padStart(2, '0')} ${String(index).padStart(2, '0')}`,
    )
  const read =
    (id: string, first: number) =>
    async (after: string | null): Promise<Page<{ name: string }>> =>
      (
        await ask(
          fixture.first,
          `query ($id: ID!, $first: Int!, $after: String) {
            category(id: $id) { children(first: $first, after: $after) { ${shown('name')} } }
          }`,
          { id, first, after },
        )
      ).category.children

  test.each([1, 7, 29, 100])('come in pages of %i, by name', async (first) => {
    const { nodes, pages } = await readAll(read('cat_parent29', first), first)
    expect(nodes.map(({ name }) => name)).toEqual(names(29))
    expect(pages).toBe(Math.ceil(29 / first))
    const none = await readAll(read('cat_parent0', first), first)
    expect(none).toEqual({ nodes: [], pages: 1 })
  })

  test.each(['first: 0', 'first: 101', 'after: "nonsense"'])('are refused with %s', async (argument) => {
    expect(await codeOf(`{ category(id: "cat_parent3") { children(${argument}) { nodes { name } } } }`)).toBe(
      'BAD_USER_INPUT',
    )
  })

  test('a cursor of another list is none of theirs', async () => {
    const { categories } = await ask(fixture.first, '{ categories(first: 1) { pageInfo { endCursor } } }')
    const document =
      'query ($after: String) { category(id: "cat_parent3") { children(after: $after) { nodes { name } } } }'
    expect(await codeOf(document, { after: categories.pageInfo.endCursor })).toBe('BAD_USER_INPUT')
  })

  /** The statements on categories that an operation costs, and what it answers. */
  async function cost(query: string, variables: object): Promise<{ statements: number; data: any }> {
    const texts: string[] = []
    const original = pg.Client.prototype.query
    const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
      this: pg.Client,
      ...args: any[]
    ) {
      const text = typeof args[0] === 'string' ? args[0] : args[0]?.text
      // What the service does by itself, meanwhile, is not this request's.
      if (/\bfrom "?categories\b/.test(text ?? '') && !/name_is_spread/.test(text)) texts.push(text)
      return original.apply(this, args as never)
    } as never)
    const data = await ask(fixture.first, query, variables).finally(() => spy.mockRestore())
    return { statements: texts.length, data }
  }

  test('of a page of categories cost the same number of statements however many there are', async () => {
    const query = `query ($first: Int!) {
      categories(first: $first, filter: { isTop: true }, orderBy: { field: NAME, direction: DESC }) {
        nodes { name children(first: 3) {
          totalCount pageInfo { hasNextPage }
          nodes { name parent { name } children(first: 1) { totalCount nodes { name } } }
        } }
      }
    }`
    const few = await cost(query, { first: 2 })
    const many = await cost(query, { first: 30 })
    // The categories, their children, the totals of these; the parents; the grandchildren, the totals of these.
    expect(few.statements).toBeLessThanOrEqual(6)
    expect(many.statements).toBe(few.statements)
    expect(many.data.categories.nodes).toHaveLength(30)
    for (const { name, children } of many.data.categories.nodes) {
      const number = Number(name.replace('cat_parent', ''))
      expect(children).toEqual({
        totalCount: number,
        pageInfo: { hasNextPage: number > 3 },
        nodes: names(number, Math.min(number, 3)).map((child) => ({
          name: child,
          parent: { name },
          children: { totalCount: 0, nodes: [] },
        })),
      })
    }
  })

  test('are asked for in several ways at once', async () => {
    const { data, statements } = await cost(
      `query ($id: ID!) { category(id: $id) {
        some: children(first: 2) { nodes { name } }
        more: children(first: 4) { nodes { name } totalCount }
        again: children(first: 2) { nodes { name } totalCount }
      } }`,
      { id: 'cat_parent9' },
    )
    const nodesOf = (list: Page<{ name: string }>) => list.nodes.map(({ name }) => name)
    const { some, more, again } = data.category
    expect([some, more, again].map(nodesOf)).toEqual([names(9, 2), names(9, 4), names(9, 2)])
    expect([more.totalCount, again.totalCount]).toEqual([9, 9])
    // The category, two sizes of pages, one count.
    expect(statements).toBeLessThanOrEqual(4)
  })
})
