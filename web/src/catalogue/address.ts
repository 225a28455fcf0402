import type { ProductFilter } from '../generated/graphql.ts'
import { isSearchField, type Search } from './catalogue-search.tsx'
import type { Narrowing } from './refinements.tsx'

/** What the catalogue's address asks for. */
export type Asked = Search & Narrowing

/** Reads the address. */
export function askedBy(params: URLSearchParams): Asked {
  const field = params.get('in') ?? ''
  return {
    field: isSearchField(field) ? field : 'text',
    text: params.get('q') ?? '',
    category: params.get('category') ?? '',
    available: params.has('available'),
  }
}

/** Writes what is asked for as an address, and nothing that goes without saying. */
export function addressOf({ field, text, category, available }: Asked): Record<string, string> {
  return {
    ...((text || field !== 'text') && { in: field, q: text }),
    ...(category && { category }),
    ...(available && { available: '1' }),
  }
}

/** The condition on the products. */
export function filterOf({ field, text, category, available }: Asked): ProductFilter {
  const inCategory = {
    ...(category && { eq: category }),
    ...(field === 'category' && text && { contains: text }),
  }
  return {
    isActive: true,
    ...(available && { isAvailable: true }),
    ...(text && (field === 'text' ? { text } : { [field]: { contains: text } })),
    ...((category || field === 'category') && { category: inCategory }),
  }
}
