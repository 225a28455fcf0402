import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startRabbitNode, type RabbitNode } from '#platform/testing/rabbit-node.ts'

const run = promisify(execFile)

/** The rig's own RabbitMQ: one node, or a cluster of three. */
export interface Rabbit {
  readonly nodes: readonly RabbitNode[]
  /** Of one node; the first unless told. */
  url(node?: number): string
  ports(): number[]
  /** Runs a command of RabbitMQ's own against one node. */
  control(args: readonly string[], node?: number): Promise<string>
  stop(): Promise<void>
}

export async function startRabbit(count: 1 | 3): Promise<Rabbit> {
  const nodes: RabbitNode[] = []
  const stop = async () => {
    // The first node holds the port mapper that the others are registered with.
    for (const node of [...nodes].reverse()) await node.stop()
  }
  const control = async (args: readonly string[], node = 0) => {
    const means = (nodes[node] as RabbitNode).vhostMeans
    if (means.by !== 'rabbitmqctl') throw new Error('the rig needs rabbitmqctl')
    const { stdout } = await run(means.command, [...means.prefix, ...args], {
      env: means.env,
      timeout: 60_000,
    })
    return stdout
  }
  try {
    nodes.push(await startRabbitNode())
    for (let index = 1; index < count; index++) {
      const first = nodes[0] as RabbitNode
      nodes.push(await startRabbitNode({ joins: first.member }))
      await control(['stop_app'], index)
      await control(['join_cluster', first.member.name], index)
      await control(['start_app'], index)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    nodes,
    url: (node = 0) => (nodes[node] as RabbitNode).amqpUrl,
    ports: () => nodes.map(({ amqpUrl }) => Number(new URL(amqpUrl).port)),
    control,
    stop,
  }
}
