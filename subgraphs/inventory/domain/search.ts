/** Accents, as NFKD puts them behind their letters. */
const marks = /[\u0300-\u036f]+/g
/** What stands between words, whatever the language. */
// oxlint-disable-next-line no-control-regex
const separators = /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+/

export const maxSearchLength = 200
const maxWords = 10

/**
 * The words of a text, without regard to case and accents: the same that `searchable` of migration 0004 leaves of what is
 * stored. @param text at most `maxSearchLength` characters; words beyond the tenth are left out
 */
export function searchWords(text: string): string[] {
  const lower = text.normalize('NFKD').toLowerCase().replaceAll('ς', 'σ')
  const words = lower.replaceAll(marks, '').split(separators)
  return words.filter((word) => word !== '').slice(0, maxWords)
}

/** A `tsquery`, as text: every word must be the beginning of one in the document. Undefined when there are no words. */
export function wordQuery(text: string): string | undefined {
  const words = searchWords(text)
  return words.length === 0 ? undefined : words.map((word) => `'${word}':*`).join(' & ')
}
