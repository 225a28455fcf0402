import { AsyncLocalStorage } from 'node:async_hooks'
import type { CrashPoint, Mischief, Sabotage, ServiceOrder } from './service-control.ts'

/** What is wrong with this process at the moment. */
export interface ServiceFaults {
  readonly sabotage: Sabotage | undefined
  /** Dies here if the rig asked for it; it never resolves then. */
  reach(point: CrashPoint): Promise<void>
  isArmed(point: CrashPoint): boolean
  /** Handles events; whatever that calls, however much later, finds `isHandling()`. */
  handle<T>(work: () => T): T
  isHandling(): boolean
  has(mischief: Mischief): boolean
  slowMs(): number
  obey(order: ServiceOrder): void
}

/** @param fillPools takes all connections of this process's pools for so many ms */
export function createServiceFaults(
  sabotage: Sabotage | undefined,
  fillPools: (ms: number) => void,
): ServiceFaults {
  const armed = new Set<CrashPoint>()
  const mischiefs = new Set<Mischief>()
  const handling = new AsyncLocalStorage<true>()
  let slowMs = 0
  return {
    sabotage,
    reach: async (point) => {
      if (!armed.has(point)) return
      process.kill(process.pid, 'SIGKILL')
      await new Promise<never>(() => undefined)
    },
    isArmed: (point) => armed.has(point),
    handle: (work) => handling.run(true, work),
    isHandling: () => handling.getStore() === true,
    has: (mischief) => mischiefs.has(mischief),
    slowMs: () => slowMs,
    obey: (order) => {
      if (order.kind === 'crash-at') armed.add(order.point)
      else if (order.kind === 'slow') slowMs = order.ms
      else if (order.kind === 'fill-pools') fillPools(order.ms)
      else if (order.on) mischiefs.add(order.mischief)
      else mischiefs.delete(order.mischief)
    },
  }
}
