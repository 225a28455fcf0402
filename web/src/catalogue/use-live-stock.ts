import { useEffect, useMemo, useReducer } from 'react'
import { StockLevelChangedDocument } from '../generated/graphql.ts'
import { follow } from '../graphql/follow.ts'
import { socket } from '../graphql/socket.ts'
import { learn, type Levels, type LevelReport } from './stock.ts'

const unknown: Levels = new Map()

/** The stock of these SKUs (at most 100), kept up to date. `known` is what a query has told of it already. */
export function useLiveStock(skus: readonly string[], known: readonly LevelReport[] = []): Levels {
  const [heard, hear] = useReducer(learn, unknown)
  const key = JSON.stringify(skus)

  useEffect(() => {
    const wanted = JSON.parse(key) as string[]
    // An empty list would subscribe to every product of the catalogue.
    if (wanted.length === 0) return
    return follow(socket, StockLevelChangedDocument, () => ({ skus: wanted }), {
      next: (data) => hear(data.stockLevelChanged),
      // What was known stays on the page; the connection badge tells that nothing new comes.
      refused: () => {},
    })
  }, [key])

  return useMemo(() => known.reduce(learn, heard), [known, heard])
}
