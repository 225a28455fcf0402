import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { useGraphiQL } from '@graphiql/react'
import { GraphiQL } from 'graphiql'
import { useEffect } from 'react'
import { withOrderId } from './main-flow.ts'

const socketUrl = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`
const send = createGraphiQLFetcher({ url: '/graphql', subscriptionUrl: socketUrl })
let lastOrder: string | undefined

/** Sends an operation, and remembers the order that it placed for the tabs that follow one. */
const fetcher: Fetcher = async (params, options) => {
  const answer = await send(params, options)
  if (typeof answer === 'object' && 'data' in answer) lastOrder = placedOrder(answer.data) ?? lastOrder
  return answer
}

/** GraphiQL on this gateway, with the tabs of the main flow. */
export function Playground({ tabs }: { tabs: { query: string }[] }) {
  return (
    <GraphiQL fetcher={fetcher} defaultTabs={tabs}>
      <GraphiQL.Logo>
        <a href="/" className="home">
          Stockgraph
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <FillInOpenedTab />
      </GraphiQL.Footer>
    </GraphiQL>
  )
}

/** Puts the last placed order's id into the open tab, if that lacks one. Shows nothing. */
function FillInOrder() {
  const editor = useGraphiQL((state) => state.queryEditor)
  useEffect(() => {
    const filled = editor && lastOrder && withOrderId(editor.getValue(), lastOrder)
    if (filled) editor.setValue(filled)
  }, [editor])
  return null
}

/** Looks anew each time another tab is opened. */
function FillInOpenedTab() {
  const tab = useGraphiQL((state) => state.activeTabIndex)
  return <FillInOrder key={tab} />
}

function placedOrder(data: unknown): string | undefined {
  const answer = data as { placeOrder?: { order?: { id?: unknown } | null } | null } | null | undefined
  const id = answer?.placeOrder?.order?.id
  return typeof id === 'string' ? id : undefined
}
