import { LazyBeginClient } from './lazy-begin.ts'

/** Texts beyond these stay unnamed: lists with many optional filters have more forms than a connection need remember. */
const maxNames = 300
/** A statement that is used less often isn't worth a place. */
const usesBeforeName = 5
/** Texts whose uses are counted; what comes later is of a program that makes up a new one each time. */
const maxCounted = 3_000

const uses = new Map<string, number>()
const names = new Map<string, string>()

/**
 * The name under which a statement's text is prepared; undefined for one that is not to be prepared. A name stands for
 * the same text as long as the process lives, which is what the driver demands.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= maxNames) return known
  const before = uses.get(text) ?? 0
  if (before < usesBeforeName) {
    if (uses.size < maxCounted || before > 0) uses.set(text, before + 1)
    return undefined
  }
  // Prepared, these fail once a newer instance has migrated a column in: the result no longer has its type.
  if (/\breturning \*|^\s*select \*|\."?\*/i.test(text)) return undefined
  uses.delete(text)
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** A connection on which what is often asked is parsed and planned once: for a large statement that is most of its time. */
export class NamedStatementsClient extends LazyBeginClient {
  override query(...args: any[]): any {
    const [text, values, ...rest] = args
    const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined
    const query = super.query.bind(this) as (...all: unknown[]) => unknown
    return name === undefined ? query(...args) : query({ name, text, values }, ...rest)
  }
}
