import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { createRandom } from '../scripts/simulation/random.ts'
import { runChaos } from './chaos.ts'
import { faults } from './faults/catalogue.ts'
import type { Fault } from './faults/fault.ts'
import { formatReport } from './report.ts'

interface Options {
  seed: number
  rate: number
  round: number
  duration: number
  faults: Fault[]
  short: boolean
}

const about = [
  'Starts PostgreSQL, RabbitMQ and the services as processes of their own, keeps a load of orders, cancellations and stock adjustments going, breaks things one after the other, and checks after each that every rule still holds. The same seed gives the same orders and the same choice of what is broken; the moments at which processes meet are not in its hands.',
  `Faults:\n${faults.map(({ name, about: text }) => `  ${name.padEnd(22)} ${text}`).join('\n')}`,
  'Exit codes: 0 no rule was broken; 1 one was; 2 wrong options, or the system could not be started.',
].join('\n\n')

/** Left out of the short run: they take their time, or break what another one breaks too. */
const longOnly = [
  'kill-mid-publish',
  'freeze-orders',
  'freeze-inventory',
  'clock-skew',
  'database-delay',
  'broker-restart',
  'broker-delay',
  'queue-deleted',
  'queue-redeclared',
  'slow-consumer',
  'client-stalls',
  'node-lost',
]

function whole(minimum: number, maximum: number) {
  return (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value
    throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`)
  }
}

function byName(text: string): Fault[] {
  return text.split(',').map((name) => {
    const fault = faults.find((candidate) => candidate.name === name.trim())
    if (!fault) throw new InvalidArgumentError(`There is no fault ${name}.`)
    return fault
  })
}

async function run({ seed, rate, round, duration, faults: chosen, short }: Options): Promise<void> {
  const started = performance.now()
  const say = (line: string) => {
    const seconds = ((performance.now() - started) / 1_000).toFixed(0)
    process.stdout.write(`[${seconds.padStart(4)} s] ${line}\n`)
  }
  say(`seed ${seed}, ${rate} orders/s`)
  const results = await runChaos({
    seed,
    rate,
    faults: short ? chosen.filter(({ name }) => !longOnly.includes(name)) : chosen,
    roundMs: short ? 0 : round * 1_000,
    durationMs: short ? 0 : duration * 1_000,
    say,
  })
  process.stdout.write(`\n${formatReport(results)}`)
  process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0
}

const anySeed = Math.floor(createRandom(Date.now())() * 1_000_000)

const command = new Command('npm run chaos --')
  .description(about)
  .option('--seed <number>', 'of the load and the choice of what is broken', whole(0, 2 ** 31), anySeed)
  .option('--rate <orders per second>', 'the load', whole(1, 1_000), 40)
  .option('--round <seconds>', 'how long the load runs under each fault, at least', whole(0, 3_600), 8)
  .option(
    '--duration <seconds>',
    'goes through the faults again until so much time has passed',
    whole(0, 1_000_000),
    0,
  )
  .option('--faults <names>', 'only these, with commas between them', byName, [...faults])
  .option('--short', 'for every change: most faults, each once, in about three minutes', false)
  .action(run)

try {
  await command.exitOverride().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`chaos: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 2
  }
}
