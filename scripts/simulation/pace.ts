import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'

/**
 * Starts `work` for each task: at a fixed rate, however long each takes, or with a fixed number at a time.
 * @param pacing.rate tasks per second; 0 for as fast as possible
 * @param work gets the instant (performance.now) at which it was due
 */
export async function runPaced<Task>(
  tasks: Iterable<Task>,
  pacing: { rate: number; concurrency: number },
  work: (task: Task, dueAt: number) => Promise<void>,
): Promise<void> {
  if (pacing.rate > 0) return atRate(tasks, pacing.rate, work)
  const iterator = tasks[Symbol.iterator]()
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next())
      await work(next.value, performance.now())
  }
  await Promise.all(Array.from({ length: pacing.concurrency }, worker))
}

async function atRate<Task>(
  tasks: Iterable<Task>,
  rate: number,
  work: (task: Task, dueAt: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now()
  const running: Promise<void>[] = []
  const failures: unknown[] = []
  let index = 0
  for (const task of tasks) {
    // Due by the clock, not after the last one: a slow answer must not hide the wait of those behind it.
    const dueAt = startedAt + (index++ / rate) * 1000
    const early = dueAt - performance.now()
    // Also when late: answers and failures must get their turn between two tasks.
    await (early > 1 ? pause(early) : turn())
    if (failures.length > 0) break
    // Caught here and not where all are awaited: until then, nobody listens and the process would end.
    running.push(work(task, dueAt).catch((error: unknown) => void failures.push(error)))
  }
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
}
