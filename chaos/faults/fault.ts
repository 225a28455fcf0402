import type { Instance, Rig } from '../rig.ts'

/** Something that goes wrong, and is put right again. */
export interface Fault {
  name: string
  /** What happens, for `--help`. */
  about: string
  /** Whether it needs a cluster of three nodes. */
  needsCluster?: boolean
  /** Injects it once and heals it. @returns how many times something was really broken */
  inject(rig: Rig): Promise<number>
}

export function pick<T>(rig: Pick<Rig, 'random'>, values: readonly T[]): T {
  return values[Math.floor(rig.random() * values.length)] as T
}

/** Those of the two-instance rooms that take part in the saga. */
export function sagaInstances(rig: Rig): Instance[] {
  return rig.instances.filter(({ service }) => service.room !== 'suppliers')
}

export function instancesOf(rig: Rig, room: 'orders' | 'inventory'): [Instance, Instance] {
  return rig.instances.filter(({ service }) => service.room === room) as [Instance, Instance]
}
