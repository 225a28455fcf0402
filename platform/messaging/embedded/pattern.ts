/**
 * A topic pattern as a regular expression for `.` + routing key, which JavaScript and PostgreSQL read alike. Words are
 * separated by dots; `*` is one word, `#` any number of them.
 */
export function patternToRegex(pattern: string): string {
  const words = pattern.split('.').map((word) => {
    if (word === '*') return '\\.[^.]*'
    if (word === '#') return '(\\.[^.]*)*'
    return `\\.${word.replace(/[^A-Za-z0-9_]/g, '\\$&')}`
  })
  return `^${words.join('')}$`
}
