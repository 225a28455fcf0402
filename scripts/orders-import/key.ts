import { createHash } from 'node:crypto'

/**
 * The idempotency key of what one invoice of a file does: the same for each run over the same source, so that no run does it
 * twice.
 * @param source names the file, wherever it lies
 */
export function keyOf(source: string, ...parts: readonly (string | number)[]): string {
  return `import-${createHash('sha256')
    .update(JSON.stringify([source, ...parts]))
    .digest('hex')
    .slice(0, 48)}`
}
