import { statSync } from 'node:fs'
import { SingleBar } from 'cli-progress'

/** Shows how far a command is. */
export interface Progress {
  /** @param total undefined where nobody knows */
  show: (step: string, done: number, total?: number) => void
  stop: () => void
}

const lineEveryMs = 2_000

/** Shows on standard error how far each step is: a bar on a terminal, a line now and then elsewhere. */
export function openProgress(): Progress {
  return process.stderr.isTTY ? openBars() : openLines()
}

function openBars(): Progress {
  let step: string | undefined
  let bar: SingleBar | undefined
  return {
    show(next, done, total) {
      if (next !== step) {
        bar?.stop()
        step = next
        bar = new SingleBar({
          format: `${next.padEnd(12)} {bar} {value}/{total} {duration_formatted}`,
          barCompleteChar: '\u2588',
          barIncompleteChar: '\u2591',
          hideCursor: true,
          stream: process.stderr,
        })
        bar.start(total ?? done, 0)
      }
      bar?.setTotal(total ?? done)
      bar?.update(done)
    },
    stop: () => bar?.stop(),
  }
}

function openLines(): Progress {
  let saidAt = Date.now()
  return {
    show(step, done, total) {
      if (Date.now() - saidAt < lineEveryMs) return
      saidAt = Date.now()
      const count = done.toLocaleString('en')
      process.stderr.write(
        `${step}: ${count}${total === undefined ? '' : ` of ${total.toLocaleString('en')}`}\n`,
      )
    },
    stop: () => undefined,
  }
}

/** Shows, whenever it is called, how much of a file was read. */
export function fileProgress(path: string, bytes: () => number, progress: Progress): () => void {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  return () => progress.show('Reading', bytes(), size)
}
