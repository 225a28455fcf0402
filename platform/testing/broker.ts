import { appendFileSync } from 'node:fs'
import { inject } from 'vitest'
import './provided-context.ts'
import { addVhost, deleteVhost, vhostUrl } from './vhosts.ts'

export type TestVhost = { readonly amqpUrl: string; drop(): Promise<void> }

/**
 * Whether the test command has a real RabbitMQ. When it has none, `suite` is named at the end of the run as not run
 * on one (a failure in CI).
 */
export function haveRabbit(suite: string): boolean {
  if (inject('amqpUrl') !== '') return true
  appendFileSync(inject('notRunFile'), `RabbitMQ: ${suite}\n`)
  return false
}

/** Whether `startRabbitNode()` finds an installed server; otherwise names `suite` as not run, like `haveRabbit()`. */
export function haveRabbitServer(suite: string): boolean {
  if (inject('rabbitServer') !== '') return true
  appendFileSync(inject('notRunFile'), `RabbitMQ: ${suite}\n`)
  return false
}

/**
 * An empty vhost of the test's own on the real RabbitMQ of the test command.
 * @throws Error when there is no RabbitMQ: ask `haveRabbit()` first
 */
export async function createTestVhost(): Promise<TestVhost> {
  const broker = inject('amqpUrl')
  const means = inject('vhostMeans')
  if (broker === '' || means === undefined) throw new Error('this test command has no RabbitMQ')
  const name = await addVhost(broker, means)
  return { amqpUrl: vhostUrl(broker, name), drop: () => deleteVhost(name, means) }
}
