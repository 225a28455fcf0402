export const jsonType = 'application/json'
export const graphqlType = 'application/graphql-response+json'
export const eventStreamType = 'text/event-stream'
export const htmlType = 'text/html'

interface MediaRange {
  type: string
  quality: number
}

/**
 * The best of `offered` for an Accept header, or undefined when none is acceptable. Among equals the client's order
 * decides, then ours. A missing header accepts the first one.
 */
export function negotiate(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (!accept) return offered[0]
  for (const range of parseRanges(accept)) {
    const match = offered.find((type) => covers(range.type, type))
    if (match) return match
  }
  return undefined
}

/** Whether an Accept header names `type` itself, not just by a wildcard. */
export function names(accept: string | undefined, type: string): boolean {
  return accept !== undefined && parseRanges(accept).some((range) => range.type === type)
}

/** Programs send few different ones, over and over. */
const known = new Map<string, readonly MediaRange[]>()
const maxKnown = 100
const maxKnownLength = 500

function parseRanges(accept: string): readonly MediaRange[] {
  const before = known.get(accept)
  if (before) return before
  const ranges = readRanges(accept)
  if (known.size >= maxKnown) known.clear()
  if (accept.length <= maxKnownLength) known.set(accept, ranges)
  return ranges
}

function readRanges(accept: string): MediaRange[] {
  return accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
      return { type, quality: Number.isNaN(quality) ? 1 : quality }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
}

function covers(range: string, type: string): boolean {
  if (range === '*/*' || range === type) return true
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1))
}
