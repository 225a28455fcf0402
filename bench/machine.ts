import { readdir, readFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'

/** What a table of figures was taken on. */
export interface Machine {
  cpu: string
  cores: number
  memoryGiB: number
  node: string
  platform: string
}

export function describeMachine(): Machine {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  }
}

/** What one process of ours has used. */
export interface Usage {
  pid: number
  /** `PostgreSQL`, `RabbitMQ`, `bench`, or the entry file of a service. */
  part: string
  cpuSeconds: number
  residentBytes: number
}

const ticksPerSecond = 100
const pageBytes = 4096

/** All processes below this one, and itself. Empty where there is no /proc. */
export async function usageOfAll(root = process.pid): Promise<Usage[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const all = (await Promise.all(pids.map(Number).map(readProcess))).filter((found) => found !== undefined)
  const children = Map.groupBy(all, ({ parent }) => parent)
  const usages: Usage[] = []
  const visit = (pid: number) => {
    for (const child of children.get(pid) ?? []) {
      usages.push(child)
      visit(child.pid)
    }
  }
  usages.push(...all.filter(({ pid }) => pid === root).map((own) => ({ ...own, part: 'bench' })))
  visit(root)
  return usages
}

async function readProcess(pid: number): Promise<(Usage & { parent: number }) | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ])
    // The second field, in parentheses, may itself hold spaces and parentheses.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    const [user = 0, system = 0] = fields.slice(11, 13)
    const resident = fields[21] ?? 0
    return {
      pid,
      parent,
      part: partOf(command),
      cpuSeconds: (user + system) / ticksPerSecond,
      residentBytes: resident * pageBytes,
    }
  } catch {
    return undefined
  }
}

function partOf(command: string): string {
  if (/postgres/.test(command)) return 'PostgreSQL'
  if (/beam\.smp|rabbitmq|epmd|erl_child|inet_gethost/.test(command)) return 'RabbitMQ'
  return /[\w-]+\/[\w-]+\.(ts|js|mjs)(?=\0|$)/.exec(command.replace(/^.*run\.mjs\0/, ''))?.[0] ?? 'other'
}

/** CPU seconds by part between two looks. */
export function cpuBetween(before: readonly Usage[], after: readonly Usage[]): Map<string, number> {
  const earlier = new Map(before.map(({ pid, cpuSeconds }) => [pid, cpuSeconds]))
  const used = new Map<string, number>()
  for (const { pid, part, cpuSeconds } of after)
    used.set(part, (used.get(part) ?? 0) + cpuSeconds - (earlier.get(pid) ?? 0))
  return used
}
