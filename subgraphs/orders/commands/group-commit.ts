/** At most this many in one transaction: larger ones gain nothing and make everybody wait. */
const maxBatch = 200

interface Waiting<Input, Output> {
  input: Input
  resolve: (output: Output) => void
  reject: (error: unknown) => void
}

/**
 * Gathers calls that come while a batch is under way, or within the same turn, and runs them as one batch: many commits
 * become one. If a batch fails, each of its inputs is run alone, so that one cannot fail its neighbours.
 * @param run answers one output for each input, in order
 * @param isCommonFault tells a fault that would meet each input alone too, such as a lost connection
 */
export function groupCommit<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  isCommonFault: (error: unknown) => boolean,
): (input: Input) => Promise<Output> {
  let waiting: Waiting<Input, Output>[] = []
  let running = false

  const runAlone = async ({ input, resolve, reject }: Waiting<Input, Output>): Promise<void> => {
    try {
      const [output] = await run([input])
      resolve(output as Output)
    } catch (error) {
      reject(error)
    }
  }
  const runBatch = async (batch: readonly Waiting<Input, Output>[]): Promise<void> => {
    try {
      const outputs = await run(batch.map(({ input }) => input))
      batch.forEach(({ resolve }, index) => resolve(outputs[index] as Output))
    } catch (error) {
      if (batch.length > 1 && !isCommonFault(error)) await Promise.all(batch.map(runAlone))
      else for (const { reject } of batch) reject(error)
    }
  }
  const runAll = async (): Promise<void> => {
    while (waiting.length > 0) await runBatch(waiting.splice(0, maxBatch))
    running = false
  }
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (running) return
      running = true
      setImmediate(() => void runAll())
    })
}
