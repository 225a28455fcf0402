import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { describeMachine } from './machine.ts'
import type { Measurement } from './measurement.ts'
import { formatSection, type Section } from './report.ts'
import { gateway } from './gateway.ts'
import { subscriptions } from './subscriptions.ts'
import { growth } from './growth.ts'
import { life } from './life.ts'
import { reports } from './reports.ts'
import { rows } from './rows.ts'
import { start } from './start.ts'
import { saga } from './saga.ts'

const measurements: readonly Measurement[] = [
  saga,
  life,
  gateway,
  subscriptions,
  rows,
  start,
  growth,
  reports,
]

const program = new Command('npm run bench --')
  .description(
    'Measures Stockgraph on a RabbitMQ and a PostgreSQL that it starts itself, each figure beside its limit.',
  )
  .option('--only <names>', `comma-separated: ${measurements.map(({ name }) => name).join(', ')}`)
  .option('--quick', 'short runs: to see that everything works, not to quote', false)
  .option('--out <file>', 'also write the figures as JSON')
  .option('--profile <directory>', 'write a CPU profile of each service')
  .addHelpText(
    'after',
    `\n${measurements.map(({ name, about }) => `  ${name.padEnd(14)} ${about}`).join('\n')}`,
  )
  .parse()

const options = program.opts<{ only?: string; quick: boolean; out?: string; profile?: string }>()
const names = options.only?.split(',') ?? measurements.map(({ name }) => name)
const unknown = names.filter((name) => !measurements.some((known) => known.name === name))
if (unknown.length > 0) program.error(`there is no measurement named ${unknown.join(', ')}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const started = performance.now()
const say = (line: string) =>
  process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0)} s] ${line}\n`)
const machine = describeMachine()
const sections: Section[] = []
for (const { name, run } of measurements.filter((measurement) => names.includes(measurement.name))) {
  say(name)
  for (const section of await run({ quick: options.quick, say, profileDirectory: options.profile })) {
    sections.push(section)
    process.stdout.write(`${formatSection(section)}\n`)
  }
}
const { cpu, cores, memoryGiB, node, platform } = machine
process.stdout.write(
  `\n${cores} × ${cpu}, ${memoryGiB} GiB, Node ${node}, ${platform}${options.quick ? ', quick' : ''}\n`,
)
if (options.out) {
  const at = new Date().toISOString()
  await writeFile(
    options.out,
    `${JSON.stringify({ at, machine, quick: options.quick, sections }, null, 2)}\n`,
  )
}
