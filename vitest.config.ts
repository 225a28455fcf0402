import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Vite would take graphql's ES module where node, and so every library, takes its CommonJS one; a schema of one is
// "from another realm" to the other.
const graphql = fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url))
const resolve = { alias: [{ find: /^graphql$/, replacement: graphql }] }

const ignored = ['**/node_modules/**', '**/dist/**']

/** Suites that take a minute or more, the longest first. */
const long = ['e2e/chaos.', 'scripts/test/', 'platform/test/broker-outage.', 'e2e/']

/** A long suite that is begun last would be waited for with nothing else left to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = long.findIndex((part) => moduleId.includes(`/${part}`))
      return index < 0 ? long.length : index
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

/** More than two processors have to do: many tests wait for a retry, a timeout, a process that comes up. */
const maxWorkers = 3

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          maxWorkers,
          include: ['**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/*.e2e.test.ts', ...ignored],
        },
      },
      {
        resolve,
        test: {
          name: 'int',
          maxWorkers,
          include: ['**/*.int.test.ts'],
          exclude: ignored,
          globalSetup: ['./platform/testing/environment.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          // Whole systems, and the chaos rig among them: a third at once would only make all of them wait.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          include: ['e2e/**/*.e2e.test.ts'],
          exclude: ignored,
          globalSetup: ['./platform/testing/environment.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
