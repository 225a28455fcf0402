import { createRandom } from '../scripts/simulation/random.ts'
import type { Fault } from './faults/fault.ts'
import { startRig, type Rig, type RigOptions } from './rig.ts'
import { runRound, type RoundResult } from './round.ts'

export interface ChaosOptions extends Omit<RigOptions, 'nodes'> {
  faults: readonly Fault[]
  /** How long the load runs under each fault, at least. */
  roundMs: number
  /** Goes through the faults again, each time in another order, until so much time has passed; 0 is once. */
  durationMs: number
  /** Ends the run, after any round, before its time. */
  isEnough?: (rounds: readonly RoundResult[]) => boolean
}

/** Injects each fault into a system of its own and checks it; those that need a cluster into a second one. */
export async function runChaos(options: ChaosOptions): Promise<RoundResult[]> {
  const results: RoundResult[] = []
  const end = performance.now() + options.durationMs
  const single = options.faults.filter(({ needsCluster }) => !needsCluster)
  const clustered = options.faults.filter(({ needsCluster }) => needsCluster)
  if (single.length > 0)
    results.push(...(await withRig({ ...options, nodes: 1 }, (rig) => runRounds(rig, single, options, end))))
  if (clustered.length > 0)
    results.push(...(await withRig({ ...options, nodes: 3 }, (rig) => runRounds(rig, clustered, options, 0))))
  return results
}

async function withRig<T>(options: RigOptions, work: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await startRig(options)
  // Ctrl-C, or the end of a test's patience: what was started outside of this process must not stay.
  const interrupted = () => void rig.stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    return await work(rig)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await rig.stop()
  }
}

async function runRounds(
  rig: Rig,
  faults: readonly Fault[],
  { roundMs, say, seed, isEnough = () => false }: ChaosOptions,
  end: number,
): Promise<RoundResult[]> {
  const results: RoundResult[] = []
  const known = new Set<string>()
  const random = createRandom(seed)
  let turn = [...faults]
  do {
    for (const [index, fault] of turn.entries()) {
      say(`${index + 1} of ${turn.length}: ${fault.name}: ${fault.about}`)
      const result = await runRound(rig, fault, roundMs, known)
      results.push(result)
      if (isEnough(results)) return results
      const { injected, accepted, decided, violations } = result
      say(
        `  ${injected} injected, ${accepted} orders accepted, ${decided} decided, ${violations.length} violations`,
      )
    }
    turn = turn
      .map((fault) => ({ fault, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ fault }) => fault)
  } while (performance.now() < end)
  return results
}
