import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Progress } from './progress.ts'

/**
 * Writes rows as comma-separated values, as a stream: no more of them is in memory than a batch.
 * @param path a file; standard output without it
 * @param columns the name of each column, by the field of the row
 * @returns how many rows there were
 */
export async function writeCsv<Row extends object>(
  path: string | undefined,
  columns: Partial<Record<keyof Row & string, string>>,
  batches: AsyncIterable<readonly Row[]>,
  progress: Progress,
): Promise<number> {
  let count = 0
  const rows = async function* () {
    for await (const batch of batches) {
      yield* batch
      count += batch.length
      progress.show('Writing', count)
    }
  }
  const header = Object.entries(columns).map(([key, name]) => ({ key, header: name as string }))
  const out = path === undefined ? process.stdout : createWriteStream(path)
  const csv = stringify({
    header: true,
    columns: header,
    cast: { boolean: (value) => String(value) },
  })
  await pipeline(Readable.from(rows()), csv, out, { end: path !== undefined })
  progress.stop()
  return count
}
