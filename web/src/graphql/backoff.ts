/**
 * How long to wait before the next try, in milliseconds: doubling from a quarter of a second up to five seconds, and a
 * random half of it, so that all the pages that lost one gateway don't come back in the same instant.
 * @param attempt how many tries have failed, from 0
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5_000, 250 * 2 ** attempt)
  return Math.round(ceiling * (0.5 + random() / 2))
}
