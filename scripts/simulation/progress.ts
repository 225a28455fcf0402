import { SingleBar } from 'cli-progress'

export interface Progress {
  sent: () => void
  finished: () => void
  stop: () => void
}

const lineEveryMs = 2_000

/** Shows on standard error how far the run is: a bar on a terminal, a line now and then elsewhere. */
export function showProgress(total: number): Progress {
  const counts = { sent: 0, finished: 0 }
  const show = process.stderr.isTTY ? showBar(total, counts) : showLines(total, counts)
  return {
    sent: () => void counts.sent++,
    finished: () => void counts.finished++,
    stop: show,
  }
}

interface Counts {
  sent: number
  finished: number
}

function showBar(total: number, counts: Counts): () => void {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} final, {sent} sent, {duration_formatted}',
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    hideCursor: true,
    stream: process.stderr,
  })
  bar.start(total, 0, { sent: 0 })
  const timer = setInterval(() => bar.update(counts.finished, { sent: counts.sent }), 100)
  return () => {
    clearInterval(timer)
    bar.update(counts.finished, { sent: counts.sent })
    bar.stop()
  }
}

function showLines(total: number, counts: Counts): () => void {
  const line = () =>
    process.stderr.write(`${counts.finished} of ${total} orders final, ${counts.sent} sent\n`)
  const timer = setInterval(line, lineEveryMs)
  return () => {
    clearInterval(timer)
    line()
  }
}
