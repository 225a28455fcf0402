import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import pg from 'pg'
import { DatabaseSetupError } from '#platform/database/prepare.ts'
import { describeFailure } from '#platform/http/main.ts'
import { seedAll } from './seeding.ts'

function postgresUrl(text: string): string {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text
  throw new InvalidArgumentError(
    'It must be a URL such as postgres://user:password@localhost:5432/stockgraph.',
  )
}

const about = [
  'Fills a database with the demonstration: products, stock in two warehouses, suppliers and their offers. What is there already is left as it is, so that it can be run again. Services may be running or not.',
  'Exit codes: 0 done; 1 the database could not be used; 2 wrong options.',
].join('\n\n')

const command = new Command('npm run seed --')
  .description(about)
  .addOption(
    new Option('--database-url <url>', 'the PostgreSQL to fill')
      .env('DATABASE_URL')
      .argParser(postgresUrl)
      .makeOptionMandatory(),
  )
  .action(async ({ databaseUrl }: { databaseUrl: string }) => {
    const { products, suppliers, offers } = await seedAll(databaseUrl)
    process.stdout.write(`Added ${products} products, ${suppliers} suppliers and ${offers} offers.\n`)
  })

try {
  await command.exitOverride().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    // PostgreSQL's own refusals, such as a wrong password, say all in their message.
    const isRefusal = error instanceof pg.DatabaseError || error instanceof DatabaseSetupError
    process.stderr.write(`${isRefusal ? `seed: ${error.message}` : describeFailure('seed', error)}\n`)
    process.exitCode = 1
  }
}
