import { useEffect, useId, useRef } from 'react'

const fields = { text: 'Everything', name: 'Name', sku: 'SKU', brand: 'Brand', category: 'Category' }
const stillTypingMs = 250

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
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function ask(field: Search['field'], waitMs: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => change({ field, text: input.current?.value.trim() ?? '' }), waitMs)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    // The address changed by itself (back, or a link). Someone who is typing is not interrupted.
    const field = input.current
    if (field && document.activeElement !== field) field.value = search.text
  }, [search.text])

  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault()
        ask(search.field, 0)
      }}
    >
      <label htmlFor={`${id}-text`} className="sr-only">
        Search products
      </label>
      <input
        id={`${id}-text`}
        ref={input}
        type="search"
        maxLength={200}
        placeholder="Search products"
        defaultValue={search.text}
        onChange={() => ask(search.field, stillTypingMs)}
      />
      <label htmlFor={`${id}-field`} className="sr-only">
        Search in
      </label>
      <select
        id={`${id}-field`}
        value={search.field}
        onChange={(event) => {
          const field = event.target.value
          if (isSearchField(field)) change({ field, text: input.current?.value.trim() ?? '' })
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
