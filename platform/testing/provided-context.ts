import type { VhostMeans } from './vhosts.ts'

declare module 'vitest' {
  /** What the test command hands to every test file of the projects int and e2e; read with `inject(name)`. */
  export interface ProvidedContext {
    /** Superuser URL of a real PostgreSQL 15 or later. */
    databaseUrl: string
    /** A vhost of a real RabbitMQ, or '' when none could be had. */
    amqpUrl: string
    /** The program of an installed RabbitMQ, or '' when there is none to start nodes of. */
    rabbitServer: string
    /** The program of an installed Redis, or '' when there is none to start servers of. */
    redisServer: string
    vhostMeans: VhostMeans | undefined
    /** A file to which suites that need a real server and find none write what they lack and their names. */
    notRunFile: string
  }
}
