import { CommanderError, InvalidArgumentError, type Command } from 'commander'
import pg from 'pg'
import { describeFailure } from '#platform/http/main.ts'

/** What a command could not do, said for whoever typed it: shown without a stack. */
export class CommandRefused extends Error {
  override name = 'CommandRefused'
}

/** Reads an option that is a URL of one of these schemes, such as `https:`. */
export function url(...schemes: string[]) {
  return (text: string): string => {
    if (isUrl(text, schemes)) return text
    throw new InvalidArgumentError(`It must be a URL with ${schemes.join(' or ')}//.`)
  }
}

/** Reads an option that is a URL of PostgreSQL. */
export function postgresUrl(text: string): string {
  if (isUrl(text, ['postgres:', 'postgresql:'])) return text
  throw new InvalidArgumentError(
    'It must be a URL such as postgres://user:password@localhost:5432/stockgraph.',
  )
}

function isUrl(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol)
}

/**
 * Carries out the command line of this process. The exit code is 2 for wrong options and 1 for a failure, told on standard
 * error.
 */
export async function runCommandLine(name: string, command: Command): Promise<void> {
  try {
    await command.exitOverride().parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    // PostgreSQL's own refusals, such as a missing table, say all in their message.
    const isPlain = error instanceof CommandRefused || error instanceof pg.DatabaseError
    process.stderr.write(`${isPlain ? `${name}: ${error.message}` : describeFailure(name, error)}\n`)
    process.exitCode = 1
  }
}
