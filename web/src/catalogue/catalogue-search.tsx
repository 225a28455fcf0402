import { useEffect, useId, useState } from 'react'

const fields = { name: 'Name', sku: 'SKU', brand: 'Brand', category: 'Category' }

/** What to look for, and where. */
export interface Search {
  field: keyof typeof fields
  text: string
}

/** Whether products can be searched by this field. */
export function isSearchField(field: string): field is Search['field'] {
  return Object.hasOwn(fields, field)
}

/** The search above the catalogue; it asks when the visitor has stopped typing for a moment. */
export function CatalogueSearch({ search, change }: { search: Search; change(search: Search): void }) {
  const id = useId()
  const [text, setText] = useState(search.text)
  useEffect(() => setText(search.text), [search.text])

  useEffect(() => {
    if (text.trim() === search.text) return
    const timer = setTimeout(() => change({ field: search.field, text: text.trim() }), 250)
    return () => clearTimeout(timer)
  }, [text, search, change])

  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault()
        change({ field: search.field, text: text.trim() })
      }}
    >
      <label htmlFor={`${id}-text`} className="sr-only">
        Search products
      </label>
      <input
        id={`${id}-text`}
        type="search"
        placeholder="Search products"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <label htmlFor={`${id}-field`} className="sr-only">
        Search in
      </label>
      <select
        id={`${id}-field`}
        value={search.field}
        onChange={(event) => {
          const field = event.target.value
          if (isSearchField(field)) change({ field, text: text.trim() })
        }}
      >
        {Object.entries(fields).map(([field, label]) => (
          <option key={field} value={field}>
            {label}
          </option>
        ))}
      </select>
    </form>
  )
}
