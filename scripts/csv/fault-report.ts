import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'

/** A line of a file that something is wrong with. */
export interface Fault {
  line: number
  /** The column that it is about; '' for the whole line. */
  column: string
  code: string
  message: string
}

/** Where bad lines are written down, as comma-separated values. */
export interface FaultReport {
  add: (fault: Fault) => Promise<void>
  close: () => Promise<void>
}

/** @param path a file; standard output without it */
export function openFaultReport(path: string | undefined): FaultReport {
  const out: Writable = path === undefined ? process.stdout : createWriteStream(path)
  let count = 0
  const write = async (cells: (string | number)[]) => {
    if (!out.write(stringify([cells]))) await once(out, 'drain')
  }
  return {
    async add({ line, column, code, message }) {
      if (count++ === 0) await write(['line', 'column', 'code', 'message'])
      await write([line, column, code, message])
    },
    async close() {
      if (path === undefined) return
      out.end()
      await finished(out)
    },
  }
}
