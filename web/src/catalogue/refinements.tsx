import { CategoriesDocument } from '../generated/graphql.ts'
import { useQuery } from '../graphql/use-query.ts'

/** What the list is narrowed to. */
export interface Narrowing {
  /** The name of a category; '' for all. */
  category: string
  /** Only what can be had now. */
  available: boolean
}

/** Chooses a category, and whether only what can be had is listed. */
export function Refinements({
  narrowing,
  change,
}: {
  narrowing: Narrowing
  change(narrowing: Narrowing): void
}) {
  const { category, available } = narrowing
  const { data } = useQuery(CategoriesDocument, {})
  const names = (data?.categories?.nodes ?? []).map(({ name }) => name)
  // One that came with the address is shown before the others are known, and where it is none of them.
  const shown = category === '' || names.includes(category) ? names : [category, ...names]
  return (
    <div className="filters">
      <select
        aria-label="Category"
        value={category}
        onChange={(event) => change({ available, category: event.target.value })}
      >
        <option value="">All categories</option>
        {shown.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={available}
          onChange={(event) => change({ category, available: event.target.checked })}
        />{' '}
        Available only
      </label>
    </div>
  )
}
