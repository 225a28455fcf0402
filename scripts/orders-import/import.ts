import type { ApiClient } from '../api-client.ts'
import { cancelInvoice } from './cancel.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Directory } from './directory.ts'
import type { Invoice, Read } from './invoices.ts'
import { placeInvoices } from './place.ts'
import type { RowFault } from './row.ts'

export interface ImportCounts {
  placed: number
  /** What an earlier run had done. */
  replayed: number
  /** Lines of cancellations. */
  cancelled: number
  faults: number
}

export interface ImportOptions {
  source: string
  currency: string
  /** What an earlier run has done, and this one does. */
  checkpoint: Checkpoint
  onFault: (fault: RowFault) => Promise<void>
}

/** Bounds of one request: well below what the gateway takes. */
const ordersAtOnce = 200
const linesAtOnce = 2_000

/** Carries out what is read, in the order of the file: a cancellation needs the orders before it. */
export async function importInvoices(
  api: ApiClient,
  directory: Directory,
  reads: AsyncIterable<Read>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const { checkpoint, onFault } = options
  const counts: ImportCounts = { placed: 0, replayed: 0, cancelled: 0, faults: 0 }
  let waiting: Invoice[] = []
  let lines = 0
  const tell = async (faults: readonly RowFault[]) => {
    for (const fault of faults) await onFault(fault)
    counts.faults += faults.length
  }
  const flush = async () => {
    if (waiting.length === 0) return
    await directory.look(waiting.flatMap(({ rows }) => rows))
    const { placed, replayed, faults } = await placeInvoices(api, directory, waiting, options)
    counts.placed += placed
    counts.replayed += replayed
    await tell(faults)
    checkpoint.reach(lastLine(waiting.at(-1)))
    waiting = []
    lines = 0
  }
  for await (const read of reads) {
    if ('fault' in read) {
      // What an earlier run has told is told again: each report is of the whole file.
      await tell([read.fault])
      continue
    }
    const { invoice } = read
    if (lastLine(invoice) <= checkpoint.line) continue
    if (!invoice.isCancellation) {
      // Of an invoice whose lines do not all follow each other, the first ones would be asked for together with the others.
      if (waiting.some(({ number }) => number === invoice.number)) await flush()
      waiting.push(invoice)
      lines += invoice.rows.length
      if (waiting.length === ordersAtOnce || lines >= linesAtOnce) await flush()
      continue
    }
    await flush()
    await directory.look(invoice.rows)
    const { cancelled, replayed, faults } = await cancelInvoice(api, directory, invoice, options)
    counts.cancelled += cancelled
    counts.replayed += replayed
    await tell(faults)
    checkpoint.reach(lastLine(invoice))
  }
  await flush()
  checkpoint.complete()
  return counts
}

function lastLine(invoice: Invoice | undefined): number {
  return invoice?.rows.at(-1)?.line ?? 0
}
