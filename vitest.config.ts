import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Vite would take graphql's ES module where node, and so every library, takes its CommonJS one; a schema of one is
// "from another realm" to the other.
const graphql = fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url))
const resolve = { alias: [{ find: /^graphql$/, replacement: graphql }] }

const ignored = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/*.e2e.test.ts', ...ignored],
        },
      },
      {
        resolve,
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude: ignored,
          globalSetup: ['./platform/testing/environment.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // More than two processors have to do: many of these tests wait for a retry, a timeout, a broker that comes back.
          maxWorkers: 3,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.test.ts'],
          exclude: ignored,
          globalSetup: ['./platform/testing/environment.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
