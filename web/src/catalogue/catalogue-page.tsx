import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { CatalogueDocument, type CatalogueProductFragment } from '../generated/graphql.ts'
import { useQuery } from '../graphql/use-query.ts'
import { Empty, Failed, Incomplete, LoadingRows } from '../ui/notices.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { addressOf, askedBy, filterOf, type Asked } from './address.ts'
import { CatalogueSearch } from './catalogue-search.tsx'
import { ProductRow } from './product-row.tsx'
import { Refinements } from './refinements.tsx'
import type { LevelReport } from './stock.ts'
import { useLiveStock } from './use-live-stock.ts'

const pageSize = 20

/** What there is to order, with its stock as it changes. */
export function CataloguePage() {
  const [params, setParams] = useSearchParams()
  const asked = askedBy(params)
  const searched = JSON.stringify(asked)
  // What is asked for may have changed since whoever is typing began.
  const ask = (part: Partial<Asked>) =>
    setParams((now) => addressOf({ ...askedBy(now), ...part }), { replace: true })
  const [pages, setPages] = useState<{ searched: string; trail: readonly string[] }>({ searched, trail: [] })
  // A cursor belongs to the search it came from.
  const trail = pages.searched === searched ? pages.trail : []
  const { data, errors, failure, loading, refetch } = useQuery(CatalogueDocument, {
    first: pageSize,
    after: trail.at(-1) ?? null,
    filter: filterOf(asked),
  })
  const products = data?.products

  return (
    <Page title="Catalogue" lead={products && `${products.totalCount} products, stock as it changes`}>
      <CatalogueSearch search={asked} change={ask} />
      <Refinements narrowing={asked} change={ask} />
      <Incomplete errors={errors} />
      {failure && <Failed failure={failure} retry={refetch} />}
      {!data && loading && !failure && <LoadingRows rows={8} />}
      {products?.nodes.length === 0 && <NothingFound asked={asked} />}
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

function NothingFound({ asked: { field, text, category, available } }: { asked: Asked }) {
  const where = field === 'text' ? '' : ` in its ${field}`
  if (text) return <Empty title={`Nothing has “${text}”${where}`} />
  if (category || available) return <Empty title="There is nothing of this kind" />
  return (
    <Empty title="The catalogue is empty">
      <p>
        <code>npm run seed</code> fills it.
      </p>
    </Empty>
  )
}

function reportsOf({ sku, stockLevels }: CatalogueProductFragment): LevelReport[] {
  return stockLevels.map((level) => ({ ...level, sku }))
}
