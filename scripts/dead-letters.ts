import { Command, Option } from 'commander'
import { durableQueues } from '#schema/events/consumers.ts'
import { openDeadLetters } from '#platform/messaging/connect.ts'
import type { DeadLetter, DeadLetters, Selection } from '#platform/messaging/dead-letters.ts'
import { CommandRefused, postgresUrl, runCommandLine, url } from './command-line.ts'

const about = [
  'Shows the messages that consumers gave up, with the reason, and puts them back into their queue or deletes them. Redriving twice, or a redrive that was interrupted, does no harm: a message keeps its identity, and what was handled once is not handled again.',
  'Exit codes: 0 done; 1 no such letter, or the broker cannot be used; 2 wrong options.',
].join('\n\n')

interface Where {
  amqpUrl?: string
  databaseUrl?: string
  queue?: string
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function withDeadLetters(
  command: Command,
  work: (letters: DeadLetters, queues: readonly string[]) => Promise<void>,
): Promise<void> {
  const { amqpUrl, databaseUrl, queue } = command.optsWithGlobals<Where>()
  if (!amqpUrl && !databaseUrl)
    command.error('error: --amqp-url is needed, or --database-url for the embedded broker')
  const letters = await openDeadLetters({ amqpUrl, databaseUrl: databaseUrl ?? '' })
  try {
    await work(letters, queue ? [queue] : durableQueues.map((known) => known.queue))
  } finally {
    await letters.stop()
  }
}

async function list(letters: DeadLetters, queues: readonly string[]): Promise<void> {
  let count = 0
  for (const queue of queues)
    for (const { id, attempts, reason } of await letters.list(queue)) {
      count++
      say(`${id}  ${queue}  after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${reason}`)
    }
  say(count === 0 ? 'No dead letters.' : `${count} dead ${count === 1 ? 'letter' : 'letters'}.`)
}

async function show(letters: DeadLetters, queues: readonly string[], id: string): Promise<void> {
  const found: DeadLetter[] = []
  for (const queue of queues) found.push(...(await letters.list(queue)).filter((letter) => letter.id === id))
  if (found.length === 0) throw new CommandRefused(`there is no dead letter ${id}`)
  for (const letter of found) say(JSON.stringify(letter, null, 2))
}

/** Redrives or discards: every letter of the queues, or those of the given ids wherever they are. */
async function move(
  verb: 'redrive' | 'discard',
  letters: DeadLetters,
  queues: readonly string[],
  which: Selection,
): Promise<void> {
  const moved = new Set<string>()
  let count = 0
  for (const queue of queues)
    for (const id of await letters[verb](queue, which)) {
      count++
      moved.add(id)
    }
  say(`${verb === 'redrive' ? 'Redriven' : 'Discarded'}: ${count}.`)
  const missing = which === 'all' ? [] : [...which].filter((id) => !moved.has(id))
  if (missing.length > 0) throw new CommandRefused(`there is no dead letter ${missing.join(', ')}`)
}

function addMove(program: Command, verb: 'redrive' | 'discard', description: string): void {
  program
    .command(verb)
    .description(description)
    .argument('[ids...]', 'as `list` shows them')
    .option('--all', 'every letter of the queue, or of every queue', false)
    .action(async (ids: string[], { all }: { all: boolean }, command: Command) => {
      if (all === ids.length > 0) command.error('error: name the ids of letters, or --all')
      const which = all ? 'all' : new Set(ids)
      await withDeadLetters(command, (letters, queues) => move(verb, letters, queues, which))
    })
}

const program = new Command('npm run dead-letters --')
  .description(about)
  .addOption(new Option('--amqp-url <url>', 'RabbitMQ').env('AMQP_URL').argParser(url('amqp:', 'amqps:')))
  .addOption(
    new Option('--database-url <url>', 'the database of the embedded broker, where there is no RabbitMQ')
      .env('DATABASE_URL')
      .argParser(postgresUrl),
  )
  .option(
    '--queue <name>',
    'only of this queue, such as order.created.inventory; default: every queue of Stockgraph',
  )
  // Before the commands are added, which take it over.
  .exitOverride()

program
  .command('list')
  .description('each dead letter on a line: id, queue, attempts, reason')
  .action((_options: object, command: Command) => withDeadLetters(command, list))
program
  .command('show')
  .description('one dead letter whole, as JSON')
  .argument('<id>', 'as `list` shows it')
  .action((id: string, _options: object, command: Command) =>
    withDeadLetters(command, (letters, queues) => show(letters, queues, id)),
  )
addMove(program, 'redrive', 'puts dead letters back into the queue that gave them up')
addMove(program, 'discard', 'deletes dead letters for good')

await runCommandLine('dead-letters', program)
