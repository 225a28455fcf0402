import { CatalogueDocument } from '../generated/graphql.ts'
import { request } from '../graphql/http.ts'

/** The id of a product that is there to be ordered; undefined if there is none, or nobody answers within 2 s. */
export async function firstProduct(): Promise<string | undefined> {
  try {
    const page = { first: 20, filter: { isActive: true } }
    const { data } = await request(CatalogueDocument, page, AbortSignal.timeout(2_000))
    const inStock = data.products?.nodes.find(({ stockLevels }) =>
      stockLevels.some(({ available }) => available >= 2),
    )
    return inStock?.id
  } catch {
    return undefined
  }
}
