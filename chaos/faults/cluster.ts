import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#platform/testing/until.ts'
import type { Fault } from './fault.ts'

export const clusterFaults: readonly Fault[] = [
  {
    name: 'node-lost',
    about: 'kill -9 of one node of a three-node cluster with quorum queues; services move to another node',
    needsCluster: true,
    inject: async (rig) => {
      const count = rig.rabbit.nodes.length
      // The first node holds the port mapper and the rig's own connection: it stays.
      const lost = 1 + Math.floor(rig.random() * (count - 1))
      const ports = rig.rabbit.ports()
      for (const { broker } of rig.instances) {
        broker.pointTo(ports[lost] as number)
        broker.drop()
      }
      await pause(2_500)
      await rig.rabbit.nodes[lost]?.killNow()
      // What a load balancer does when a node no longer answers.
      rig.instances.forEach(({ broker }, index) => {
        broker.pointTo(ports[index % count === lost ? 0 : index % count] as number)
        broker.drop()
      })
      await pause(3_000)
      await rig.rabbit.nodes[lost]?.restart()
      await until(() => rig.tap.channel(), { timeoutMs: 30_000, what: 'the tap back' })
      return 1
    },
  },
]
