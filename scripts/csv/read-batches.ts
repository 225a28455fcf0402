import type { Fault } from './fault-report.ts'
import type { CsvFile, CsvRecord } from './read-csv.ts'

/** What a line asks for, or all that is wrong with it. */
export type ReadRow<Row> = { row: Row } | { faults: Fault[] }

export interface BatchOptions<Column extends string, Row> {
  /** How many rows and faults make a batch. */
  atOnce: number
  readRow: (record: CsvRecord<Column>) => ReadRow<Row>
  /** Called when a batch was taken. */
  onBatch: () => void
}

/** Reads the rows of a file as a stream of batches, each with the faults of its lines. */
export async function* readBatches<Column extends string, Row>(
  file: CsvFile<Column>,
  { atOnce, readRow, onBatch }: BatchOptions<Column, Row>,
): AsyncGenerator<{ rows: Row[]; faults: Fault[] }> {
  let rows: Row[] = []
  let faults: Fault[] = []
  for await (const line of file.lines) {
    if ('fault' in line) faults.push({ line: line.line, column: '', code: 'BAD_INPUT', message: line.fault })
    else {
      const read = readRow(line)
      if ('row' in read) rows.push(read.row)
      else faults.push(...read.faults)
    }
    if (rows.length + faults.length < atOnce) continue
    yield { rows, faults }
    rows = []
    faults = []
    onBatch()
  }
  yield { rows, faults }
}
