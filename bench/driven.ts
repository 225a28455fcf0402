import { once } from 'node:events'
import type { LoadPlan, LoadResult } from './load.ts'
import type { ServiceProcess } from './service-process.ts'

/** Has the load generator in the process of Orders carry out a plan. */
export async function driveInProcess({ child }: ServiceProcess, plan: LoadPlan): Promise<LoadResult> {
  child.send(plan)
  const [answer] = (await once(child, 'message')) as [{ result?: LoadResult; error?: string }]
  if (!answer.result) throw new Error(`the load failed: ${answer.error}`)
  return answer.result
}
