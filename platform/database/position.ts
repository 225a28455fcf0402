/** A place in the write-ahead log of a PostgreSQL server: the larger, the later. */
export type Position = bigint

/** Reads what PostgreSQL writes as `16/B374D848` (type pg_lsn); undefined if it is not that. */
export function parsePosition(text: string): Position | undefined {
  const [, high, low] = /^([0-9A-Fa-f]{1,8})\/([0-9A-Fa-f]{1,8})$/.exec(text) ?? []
  if (high === undefined || low === undefined) return undefined
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`)
}

/** Writes a position the way PostgreSQL does. */
export function formatPosition(position: Position): string {
  const hex = (part: bigint) => part.toString(16).toUpperCase()
  return `${hex(position >> 32n)}/${hex(position & 0xffff_ffffn)}`
}
