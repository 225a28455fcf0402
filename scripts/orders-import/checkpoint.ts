import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * How far a file was imported, kept beside it. Orders are safe without: their keys are remembered for ever. Those of
 * cancellations are not, and what was cancelled must not be matched with another order.
 */
export interface Checkpoint {
  /** Up to this line a run that was broken off has dealt with everything; 0 to begin at the beginning. */
  line: number
  /** False when cancellations of the file may have been carried out, and which is not known. */
  mayCancel: boolean
  /** Whether an earlier run has cancelled what this line names. */
  wasCancelled(line: number): boolean
  /** A line of a cancellation was carried out, or was not. */
  noteCancellation(line: number, isDone: boolean): void
  /** Everything up to this line is dealt with. */
  reach(line: number): void
  /** So is the whole file. */
  complete(): void
}

/** An import, as far as a later one must be like it to go on with it. */
export interface ImportRun {
  /** The file. */
  path: string
  source: string
  /** What makes other cancellations of the same file: where they go, whose keys they have, how prices are read. */
  target: string
  /** What may take over lines that were refused before. */
  options: string
  /** Carry out cancellations even though it is not known which were. */
  cancelAgain: boolean
}

interface Kept {
  source: string
  target: string
  options: string
  /** Bytes of the file, and their sha256: a file that begins with them has only grown. */
  size: number
  hash: string
  line: number
  isComplete: boolean
  mayCancel: boolean
  /** The lines up to this one, but for `refused`, that are of cancellations were carried out. */
  cancelledTo: number
  refused: number[]
}

/** Opens the checkpoint of a file. @param path of the checkpoint */
export async function openCheckpoint(path: string, run: ImportRun): Promise<Checkpoint> {
  const earlier = readKept(path, run.source)
  const file = await digest(run.path, earlier?.size)
  const isSame = earlier !== undefined && earlier.hash === file.startHash && earlier.target === run.target
  const mayCancel = earlier === undefined || run.cancelAgain || (isSame && earlier.mayCancel)
  const isKnown = isSame && earlier.mayCancel
  let kept: Kept = {
    ...{ source: run.source, target: run.target, options: run.options, size: file.size, hash: file.hash },
    line: isKnown && !earlier.isComplete && earlier.options === run.options ? earlier.line : 0,
    ...{ isComplete: false, mayCancel },
    cancelledTo: isKnown ? earlier.cancelledTo : 0,
    refused: [],
  }
  const refused = new Set(isKnown ? earlier.refused : [])
  // Replaced as a whole: a run that dies meanwhile leaves the former.
  const write = (change: Partial<Kept>) => {
    kept = { ...kept, ...change, refused: [...refused] }
    writeFileSync(`${path}.next`, `${JSON.stringify(kept)}\n`)
    renameSync(`${path}.next`, path)
  }
  return {
    line: kept.line,
    mayCancel,
    wasCancelled: (line) => line <= kept.cancelledTo && !refused.has(line),
    noteCancellation(line, isDone) {
      if (isDone) refused.delete(line)
      else refused.add(line)
    },
    reach: (line) => write({ line, cancelledTo: mayCancel ? Math.max(kept.cancelledTo, line) : 0 }),
    complete: () => write({ isComplete: true }),
  }
}

function readKept(path: string, source: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept
    return kept.source === source ? kept : undefined
  } catch {
    // There is none, or it isn't ours.
    return undefined
  }
}

/**
 * The sha256 of a file, and of its first `start` bytes; of those undefined when it has fewer, or goes on in the midst of a line.
 * A file that cannot be read has no bytes: whoever reads its lines says so.
 */
async function digest(
  path: string,
  start: number | undefined,
): Promise<{ size: number; hash: string; startHash: string | undefined }> {
  const hash = createHash('sha256')
  let size = 0
  let startHash: string | undefined
  let last = ''
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const end = size + chunk.length
      if (start !== undefined && size <= start && start < end) {
        const before = start === size ? last : String.fromCharCode(chunk[start - size - 1] ?? 0)
        const next = String.fromCharCode(chunk[start - size] ?? 0)
        const isWhole = before === '\n' || next === '\n' || next === '\r'
        if (isWhole)
          startHash = hash
            .copy()
            .update(chunk.subarray(0, start - size))
            .digest('hex')
      }
      hash.update(chunk)
      size = end
      last = String.fromCharCode(chunk.at(-1) ?? 0)
    }
  } catch {
    return { size: 0, hash: '', startHash: undefined }
  }
  const whole = hash.digest('hex')
  return { size, hash: whole, startHash: size === start ? whole : startHash }
}
