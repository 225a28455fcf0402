import { Command, Option } from 'commander'
import { postgresUrl, runCommandLine } from './command-line.ts'
import { seedAll } from './seeding.ts'

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

await runCommandLine('seed', command)
