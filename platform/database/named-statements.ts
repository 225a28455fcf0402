import pg from 'pg'

/** Texts beyond these stay unnamed: lists with many optional filters have more forms than a connection need remember. */
const maxNames = 300
/** A statement that is used less often isn't worth a place. */
const usesBeforeName = 5

const uses = new Map<string, number>()
let named = 0

/**
 * The name under which a statement's text is prepared; undefined for one that is not to be prepared. A name stands for
 * the same text as long as the process lives, which is what the driver demands.
 */
export function statementName(text: string): string | undefined {
  const before = uses.get(text) ?? 0
  if (before > usesBeforeName) return `s${before - usesBeforeName}`
  if (before === usesBeforeName) {
    // Prepared, these fail once a newer instance has migrated a column in: the result no longer has its type.
    if (named >= maxNames || /\breturning \*|^\s*select \*|\."?\*/i.test(text)) return undefined
    uses.set(text, usesBeforeName + ++named)
    return `s${named}`
  }
  if (before === 0 && uses.size >= 10 * maxNames) return undefined
  uses.set(text, before + 1)
  return undefined
}

/** A connection on which what is often asked is parsed and planned once: for a large statement that is most of its time. */
export class NamedStatementsClient extends pg.Client {
  override query(...args: any[]): any {
    const [text, values, ...rest] = args
    const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined
    const query = super.query.bind(this) as (...all: unknown[]) => unknown
    return name === undefined ? query(...args) : query({ name, text, values }, ...rest)
  }
}
