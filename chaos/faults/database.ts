import { setTimeout as pause } from 'node:timers/promises'
import { instancesOf, pick, sagaInstances, type Fault } from './fault.ts'

export const databaseFaults: readonly Fault[] = [
  {
    name: 'postgres-restart',
    about: 'PostgreSQL is restarted under load',
    inject: async (rig) => {
      await rig.restartPostgres()
      return 1
    },
  },
  {
    name: 'postgres-terminate',
    about: 'connections of services are terminated in the middle of their transactions',
    inject: async (rig) => {
      const { rows } = await rig.db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name in ('stockgraph-orders', 'stockgraph-inventory')
           and (xact_start is not null or random() < 0.3)`,
      )
      await pause(rig.random() * 300)
      return rows.length
    },
  },
  {
    name: 'commit-unanswered',
    about: 'a commit is applied, but its answer never arrives: the service sees a broken connection',
    inject: async (rig) => {
      const { database } = pick(rig, sagaInstances(rig))
      return (await database.swallowCommit(1_000)) ? 1 : 0
    },
  },
  {
    name: 'database-cut',
    about: 'the network between one service and PostgreSQL is cut for a while',
    inject: async (rig) => {
      const { database } = pick(rig, sagaInstances(rig))
      database.cut()
      await pause(300 + rig.random() * 1_200)
      database.heal()
      return 1
    },
  },
  {
    name: 'database-delay',
    about: 'every packet between Orders and Inventory and PostgreSQL takes 20 to 100 ms longer',
    inject: async (rig) => {
      for (const { database } of sagaInstances(rig)) database.delay(20 + rig.random() * 80)
      await pause(2_000)
      for (const { database } of sagaInstances(rig)) database.delay(0)
      return 1
    },
  },
  {
    name: 'pool-full',
    about: 'every connection in the pool of one instance is taken for 3 s',
    inject: async (rig) => {
      const { service } = pick(rig, [...instancesOf(rig, 'orders'), ...instancesOf(rig, 'inventory')])
      service.tell({ kind: 'fill-pools', ms: 3_000 })
      await pause(3_000)
      return 1
    },
  },
]
