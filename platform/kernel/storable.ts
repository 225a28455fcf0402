/** PostgreSQL keeps no NUL in text and refuses a statement that carries one: nothing can be found by such a text. */
export function isStorable(text: string): boolean {
  return !text.includes('\0')
}
