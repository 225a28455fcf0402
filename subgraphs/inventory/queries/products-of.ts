import { sql, type Kysely, type RawBuilder } from 'kysely'
import { toPage } from '#platform/graphql/connection.ts'
import { canonicalJson } from '#platform/kernel/canonical-json.ts'
import type { InventoryTables } from '../database.ts'
import type { ProductPage } from '../rows.ts'
import { inCategories } from './product-filter.ts'
import { hasRareWords, productListing, type ListedProduct, type ProductListRequest } from './product-list.ts'

type Db = Kysely<InventoryTables>

/** One list of products of one brand or category. */
export interface ProductsOf {
  of: 'brand' | 'category' | 'category and below'
  id: string
  request: ProductListRequest
}

type Parents = Pick<ProductsOf, 'of' | 'request'> & { ids: readonly string[] }

/** What is asked alike of several parents; for a loader. */
export const productsOfKey = ({ of, id, request }: ProductsOf): string => canonicalJson([of, request, id])

const within: Record<ProductsOf['of'], RawBuilder<boolean>> = {
  brand: sql<boolean>`products.brand_id = parent.id`,
  category: sql<boolean>`products.category_id = parent.id`,
  'category and below': inCategories(sql`select parent.id`),
}

/** The pages of many parents, in one statement for each way in which they are asked for. */
export async function listProductsOf(db: Db, lists: readonly ProductsOf[]): Promise<ProductPage[]> {
  return askAlike(lists, async ({ of, request, ids }) => {
    const how = { isRare: await hasRareWords(db, request.filter), within: within[of] }
    const { page, cursorOf } = productListing(db, request, how)
    const { rows } = await sql<ListedProduct & { parentId: string; place: bigint }>`
      select page.*, parent.id as parent_id
      from unnest(${[...ids]}::text[]) as parent (id)
      cross join lateral (select listed.*, row_number() over () as place from (${page}) listed) page
      order by parent.id, page.place`.execute(db)
    const byParent = Map.groupBy(rows, ({ parentId }) => parentId)
    let totals: Promise<Map<string, number>> | undefined
    // Whoever asks for one total asks for all of them: they are counted together.
    const count = async (id: string) =>
      (await (totals ??= countProductsOf(db, { of, request, ids }))).get(id) ?? 0
    return (id) => ({ ...toPage(byParent.get(id) ?? [], request, cursorOf), count: () => count(id) })
  })
}

async function countProductsOf(db: Db, { of, request, ids }: Parents): Promise<Map<string, number>> {
  const how = { isRare: false, within: within[of] }
  const all = productListing(db, { ...request, after: null }, how).matching
  const { rows } = await sql<{ id: string; count: bigint }>`
    select parent.id, (${all.select(sql`count(*)`.as('count'))}) as count
    from unnest(${[...ids]}::text[]) as parent (id)`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}

/** Asks once for all lists that differ only in their parent; answers in the order of the lists. */
async function askAlike(
  lists: readonly ProductsOf[],
  ask: (parents: Parents) => Promise<(id: string) => ProductPage>,
): Promise<ProductPage[]> {
  const groups = Map.groupBy(lists, ({ of, request }) => canonicalJson([of, request]))
  const answers = new Map<string, (id: string) => ProductPage>()
  await Promise.all(
    [...groups].map(async ([key, group]) => {
      const [first] = group
      if (first) answers.set(key, await ask({ ...first, ids: [...new Set(group.map(({ id }) => id))] }))
    }),
  )
  return lists.map(({ of, request, id }) => {
    const answer = answers.get(canonicalJson([of, request]))
    if (!answer) throw new Error(`products of ${of} ${id} were not read`)
    return answer(id)
  })
}
