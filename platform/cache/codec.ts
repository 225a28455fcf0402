// What JSON has no form for is a text behind this mark; a text that itself begins with it is marked too.
const mark = '\u0001'

/** JSON text of a value that may hold dates and bigints. */
export function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, inner: unknown) {
    // A date has become a text already when it gets here.
    const raw = this[key]
    if (raw instanceof Date) return `${mark}d${raw.getTime()}`
    if (typeof raw === 'bigint') return `${mark}n${raw}`
    if (typeof raw === 'string' && raw.startsWith(mark)) return `${mark}s${raw}`
    return inner
  })
}

/** Reads what `encode` wrote. @throws SyntaxError */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner !== 'string' || !inner.startsWith(mark)) return inner
    const rest = inner.slice(2)
    if (inner[1] === 'd') return new Date(Number(rest))
    return inner[1] === 'n' ? BigInt(rest) : rest
  })
}
