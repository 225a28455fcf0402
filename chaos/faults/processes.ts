import { setTimeout as pause } from 'node:timers/promises'
import { crashPoints, type CrashPoint } from '../service-control.ts'
import { instancesOf, pick, sagaInstances, type Fault } from './fault.ts'

const crashTexts: Record<CrashPoint, string> = {
  'before-publish': 'kill -9 after the commit, before the event is published',
  'mid-publish': 'kill -9 in the middle of a batch of events being published',
  'after-confirm': 'kill -9 after the broker confirmed, before the outbox row is deleted',
  'mid-transaction': 'kill -9 in the middle of a batch of events being handled',
  'before-ack': 'kill -9 after the commit, before the acknowledgement',
}

function killAt(point: CrashPoint): Fault {
  return {
    name: `kill-${point}`,
    about: crashTexts[point],
    inject: async (rig) => {
      const { service } = pick(rig, sagaInstances(rig))
      const isReached = await service.crashAt({ kind: 'crash-at', point }, 5_000)
      await service.ready()
      return isReached ? 1 : 0
    },
  }
}

/** Longer than two heartbeats, after which RabbitMQ gives its messages to the other instance. */
const frozenMs = 7_000

export const processFaults: readonly Fault[] = [
  {
    name: 'kill-random',
    about: 'kill -9 of any service or gateway at a random moment',
    inject: async (rig) => {
      const service = pick(rig, [...rig.instances.map((instance) => instance.service), ...rig.gateways])
      await service.kill9()
      await service.ready()
      return 1
    },
  },
  ...crashPoints.map(killAt),
  {
    name: 'freeze-orders',
    about: 'SIGSTOP of a relay and consumer of Orders beyond the heartbeat, then SIGCONT',
    inject: async (rig) => {
      const { service } = pick(rig, instancesOf(rig, 'orders'))
      service.freeze()
      await pause(frozenMs)
      service.thaw()
      return 1
    },
  },
  {
    name: 'freeze-inventory',
    about: 'SIGSTOP of a relay and consumer of Inventory beyond the heartbeat, then SIGCONT',
    inject: async (rig) => {
      const { service } = pick(rig, instancesOf(rig, 'inventory'))
      service.freeze()
      await pause(frozenMs)
      service.thaw()
      return 1
    },
  },
  {
    name: 'sigterm',
    about: 'SIGTERM of any service or gateway under load: it drains, and ends with code 0',
    inject: async (rig) => {
      const service = pick(rig, [...rig.instances.map((instance) => instance.service), ...rig.gateways])
      await service.terminate()
      await service.ready()
      return 1
    },
  },
  {
    name: 'clock-skew',
    about: 'one instance of Orders an hour fast, one of Inventory an hour slow',
    inject: async (rig) => {
      const [[fast], [slow]] = [instancesOf(rig, 'orders'), instancesOf(rig, 'inventory')]
      const set = async (ms: number) => {
        await Promise.all([
          fast.service.terminate({ CHAOS_CLOCK_MS: String(ms) }),
          slow.service.terminate({ CHAOS_CLOCK_MS: String(-ms) }),
        ])
        await Promise.all([fast.service.ready(), slow.service.ready()])
      }
      await set(3_600_000)
      await pause(2_500)
      await set(0)
      return 2
    },
  },
]
