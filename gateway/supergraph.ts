import { ConfigError } from '#platform/config.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { readFile } from 'node:fs/promises'
import type { SubgraphDataSource } from './data-source.ts'
import { createDataSource } from './data-source.ts'
import { loadSupergraph, SupergraphError, type LoadedSupergraph } from './load-supergraph.ts'
import { watchFile } from './supergraph-file.ts'

/** The supergraph being served: its current version, its subgraphs, and news of a swap. */
export interface LiveSupergraph {
  current(): LoadedSupergraph
  /** Calls back after each successful swap, with the new version. Returns an unsubscribe function. */
  onChange(listener: (next: LoadedSupergraph) => void): () => void
  /** The data source that fetches from a subgraph over HTTP. */
  dataSource(subgraph: string): SubgraphDataSource
  /** HTTP URL of a subgraph; its graphql-transport-ws endpoint is the same URL with the scheme ws(s). */
  url(subgraph: string): string
  /** Whether each subgraph answers now, by name; asks the subgraphs at most once a second. */
  reachability(): Promise<Record<string, boolean>>
  stop(): Promise<void>
}

export interface SupergraphOptions {
  /** File of the supergraph SDL, served anew whenever it changes. */
  path: string
  /** HTTP URLs by subgraph name, instead of those in the SDL. */
  urls: Record<string, string>
  /** Deadline of one fetch from a subgraph. */
  timeoutMs: number
  logger: Logger
  /** Pause between two looks at the file, 500 ms unless told. */
  watchEveryMs?: number
}

/** Loads and watches a supergraph. Throws ConfigError when the file cannot be read or served. */
export async function openSupergraph(options: SupergraphOptions): Promise<LiveSupergraph> {
  const { path, logger } = options
  const subgraphs = createSubgraphs(options)
  const listeners = new Set<(next: LoadedSupergraph) => void>()

  let current = await loadFirst(path, subgraphs.use)
  const strangers = Object.keys(options.urls).filter((name) => !subgraphs.has(name))
  if (strangers.length > 0)
    logger.warn({ path }, `SUBGRAPH_URLS names what the supergraph does not have: ${strangers.join(', ')}`)

  const swap = (sdl: string): void => {
    if (sdl === current.sdl) return
    try {
      const next = loadSupergraph(sdl)
      subgraphs.use(next)
      current = next
    } catch (error) {
      logger.error({ err: error, path }, 'new supergraph refused, the previous one serves on')
      return
    }
    logger.info({ version: current.version }, 'supergraph swapped')
    for (const listener of listeners) {
      try {
        listener(current)
      } catch (error) {
        logger.error({ err: error }, 'a listener of the supergraph failed')
      }
    }
  }
  const watch = watchFile(path, options.watchEveryMs ?? 500, swap)

  return {
    current: () => current,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dataSource: (name) => subgraphs.get(name).source,
    url: (name) => subgraphs.get(name).url,
    reachability: () => subgraphs.reachability(),
    async stop() {
      watch.stop()
      listeners.clear()
      await subgraphs.close()
    },
  }
}

async function loadFirst(path: string, use: (loaded: LoadedSupergraph) => void): Promise<LoadedSupergraph> {
  try {
    const loaded = loadSupergraph(await readFile(path, 'utf8'))
    use(loaded)
    return loaded
  } catch (cause) {
    throw new ConfigError(`SUPERGRAPH_PATH ${path}: ${(cause as Error).message}`, { cause })
  }
}

interface Subgraph {
  url: string
  source: SubgraphDataSource
}

function createSubgraphs({ urls, timeoutMs, logger }: SupergraphOptions) {
  let known = new Map<string, Subgraph>()
  const opened: SubgraphDataSource[] = []
  let probed: { at: number; result: Promise<Record<string, boolean>> } | undefined

  const probe = async (): Promise<Record<string, boolean>> => {
    const entries = [...known].map(async ([name, { source }]) => [name, await source.isReachable()] as const)
    return Object.fromEntries(await Promise.all(entries))
  }

  const reuseOrOpen = (name: string, url: string): Subgraph => {
    const before = known.get(name)
    if (before?.url === url) return before
    const source = createDataSource({ name, url, timeoutMs, logger })
    opened.push(source)
    return { url, source }
  }

  return {
    /** Opens what `next` needs. Sources it no longer names stay open, since queries may still be under way. */
    use(next: LoadedSupergraph): void {
      const wanted = next.supergraph
        .subgraphsMetadata()
        .map(({ name, url }) => ({ name, url: urls[name] ?? url }))
      const homeless = wanted.filter(({ url }) => !URL.canParse(url)).map(({ name }) => name)
      if (homeless.length > 0)
        throw new SupergraphError(`no URL of subgraph ${homeless.join(', ')}; SUBGRAPH_URLS can give it`)
      known = new Map(wanted.map(({ name, url }) => [name, reuseOrOpen(name, url)]))
    },
    has: (name: string): boolean => known.has(name),
    get(name: string): Subgraph {
      const subgraph = known.get(name)
      if (!subgraph) throw new Error(`no subgraph is named "${name}"`)
      return subgraph
    },
    reachability(): Promise<Record<string, boolean>> {
      if (!probed || Date.now() - probed.at > 1_000) probed = { at: Date.now(), result: probe() }
      return probed.result
    },
    close: async () => void (await Promise.all(opened.map((source) => source.close()))),
  }
}
