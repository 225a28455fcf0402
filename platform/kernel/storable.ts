/**
 * Whether PostgreSQL keeps a text as it is, which else nothing can be found by: it refuses a statement with a NUL, or with
 * half a surrogate pair in JSON; in text, half a pair would come back as another character.
 */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
