import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { CatalogueDocument, type CatalogueProductFragment, type ProductFilter } from '../generated/graphql.ts'
import { useQuery } from '../graphql/use-query.ts'
import { Empty, Failed, Incomplete, LoadingRows } from '../ui/notices.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { CatalogueSearch, isSearchField, type Search } from './catalogue-search.tsx'
import { ProductRow } from './product-row.tsx'
import type { LevelReport } from './stock.ts'
import { useLiveStock } from './use-live-stock.ts'

const pageSize = 20

/** What there is to order, with its stock as it changes. */
export function CataloguePage() {
  const [params, setParams] = useSearchParams()
  const search = searchOf(params)
  const searched = JSON.stringify(search)
  const [pages, setPages] = useState<{ searched: string; trail: readonly string[] }>({ searched, trail: [] })
  // A cursor belongs to the search it came from.
  const trail = pages.searched === searched ? pages.trail : []
  const { data, errors, failure, loading, refetch } = useQuery(CatalogueDocument, {
    first: pageSize,
    after: trail.at(-1) ?? null,
    filter: filterOf(search),
  })
  const products = data?.products

  return (
    <Page title="Catalogue" lead={products && `${products.totalCount} products, stock as it changes`}>
      <CatalogueSearch
        search={search}
        change={({ field, text }) =>
          setParams(text || field !== 'name' ? { in: field, q: text } : {}, { replace: true })
        }
      />
      <Incomplete errors={errors} />
      {failure && <Failed failure={failure} retry={refetch} />}
      {!data && loading && !failure && <LoadingRows rows={8} />}
      {products?.nodes.length === 0 && <NothingFound search={search} />}
      {products && products.nodes.length > 0 && <ProductList products={products.nodes} busy={loading} />}
      {products && (
        <Pager
          trail={trail}
          end={products.pageInfo.endCursor}
          more={products.pageInfo.hasNextPage}
          go={(next) => setPages({ searched, trail: next })}
        />
      )}
    </Page>
  )
}

function ProductList({ products, busy }: { products: readonly CatalogueProductFragment[]; busy: boolean }) {
  const skus = useMemo(() => products.map(({ sku }) => sku), [products])
  const known = useMemo(() => products.flatMap(reportsOf), [products])
  const levels = useLiveStock(skus, known)
  return (
    <ul className="card products" aria-label="Products" aria-busy={busy}>
      {products.map((product) => (
        <ProductRow key={product.id} product={product} levels={levels} />
      ))}
    </ul>
  )
}

function NothingFound({ search }: { search: Search }) {
  return (
    <Empty
      title={search.text ? `Nothing has “${search.text}” in its ${search.field}` : 'The catalogue is empty'}
    >
      {!search.text && (
        <p>
          <code>npm run seed</code> fills it.
        </p>
      )}
    </Empty>
  )
}

function reportsOf({ sku, stockLevels }: CatalogueProductFragment): LevelReport[] {
  return stockLevels.map((level) => ({ ...level, sku }))
}

function searchOf(params: URLSearchParams): Search {
  const field = params.get('in') ?? ''
  return { field: isSearchField(field) ? field : 'name', text: params.get('q') ?? '' }
}

function filterOf({ field, text }: Search): ProductFilter {
  return { isActive: true, ...(text && { [field]: { contains: text } }) }
}
