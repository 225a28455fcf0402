import { createReadStream } from 'node:fs'
import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { parse, type CsvError } from 'csv-parse'
import { CommandRefused } from '../command-line.ts'

/** A line of a file as texts by column, trimmed. */
export interface CsvRecord<Column extends string> {
  line: number
  values: Partial<Record<Column, string>>
}

/** A line of a file, or what makes it unreadable. */
export type CsvLine<Column extends string> = CsvRecord<Column> | { line: number; fault: string }

/** A file that is being read. */
export interface CsvFile<Column extends string> {
  lines: AsyncIterable<CsvLine<Column>>
  /** sha256 of the file; to be asked for when all lines were read. */
  hash: () => string
  /** How many bytes were read so far. */
  bytes: () => number
}

/** Which columns a file may have; `ignored` ones may be there and are not read. */
export interface CsvColumns<Column extends string> {
  required: readonly Column[]
  optional: readonly Column[]
  ignored?: readonly string[]
}

/** A line longer than this is a quotation mark that was never closed. */
const maxLineBytes = 1_000_000

/**
 * Reads a file of comma-separated values in UTF-8, with a line of column names first, as a stream: of the file, no more is in
 * memory than a few lines.
 * @throws CommandRefused when the file cannot be read, or its columns are not these
 */
export function readCsv<Column extends string>(path: string, columns: CsvColumns<Column>): CsvFile<Column> {
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  let digest: string | undefined
  return {
    lines: parseLines(path, meter, columns),
    hash: () => (digest ??= hash.digest('hex')),
    bytes: () => bytes,
  }
}

async function* parseLines<Column extends string>(
  path: string,
  meter: Transform,
  columns: CsvColumns<Column>,
): AsyncGenerator<CsvLine<Column>> {
  const unreadable: { line: number; fault: string }[] = []
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: maxLineBytes,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const line = Number(error?.['lines'] ?? 0)
      unreadable.push({ line, fault: error?.message ?? 'this line cannot be read' })
      return undefined
    },
  })
  const file = createReadStream(path)
  file.on('error', (error) => parser.destroy(error))
  file.pipe(meter).pipe(parser)
  let header: (Column | undefined)[] | undefined
  try {
    for await (const entry of parser) {
      const { record, info } = entry as { record: string[]; info: { lines: number } }
      yield* unreadable.splice(0)
      if (header) yield readLine(header, record, info.lines)
      else header = readHeader(record, columns)
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
      throw new CommandRefused(`${path} cannot be read (${code})`)
    if (code?.startsWith('CSV_')) throw new CommandRefused(`${path} cannot be read: ${message}`)
    throw error
  } finally {
    file.destroy()
  }
  yield* unreadable.splice(0)
  if (!header) throw new CommandRefused(`${path} is empty: its first line must name its columns`)
}

function readHeader<Column extends string>(
  names: readonly string[],
  { required, optional, ignored = [] }: CsvColumns<Column>,
): (Column | undefined)[] {
  const known: readonly string[] = [...required, ...optional]
  const missing = required.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !known.includes(name) && !ignored.includes(name))
  const twice = names.filter((name, index) => names.indexOf(name) < index)
  const faults = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(unknown.length > 0
      ? [`names ${unknown.map((name) => `"${name}"`).join(', ')}, which is unknown`]
      : []),
    ...(twice.length > 0 ? [`names ${twice.join(', ')} twice`] : []),
  ]
  if (faults.length > 0)
    throw new CommandRefused(`the first line ${faults.join('; it ')}. Columns are ${known.join(', ')}.`)
  return names.map((name) => (known.includes(name) ? (name as Column) : undefined))
}

function readLine<Column extends string>(
  header: readonly (Column | undefined)[],
  record: readonly string[],
  line: number,
): CsvLine<Column> {
  if (record.length !== header.length)
    return { line, fault: `this line has ${record.length} values and not ${header.length}` }
  const values: Partial<Record<Column, string>> = {}
  for (const [index, column] of header.entries())
    if (column !== undefined) values[column] = record[index] ?? ''
  return { line, values }
}
