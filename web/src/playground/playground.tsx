import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { useGraphiQL } from '@graphiql/react'
import { GraphiQL } from 'graphiql'
import { Kind, parse } from 'graphql'
import { useEffect } from 'react'
import { withOrderId } from './main-flow.ts'

const socketUrl = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`
const send = createGraphiQLFetcher({
  url: '/graphql',
  subscriptionUrl: socketUrl,
  // With it each answer comes as a stream of parts, even that of a plain query.
  enableIncrementalDelivery: false,
})
let lastOrder: string | undefined

/** Sends an operation, and remembers the order that it placed for the tabs that follow one. */
const fetcher: Fetcher = async (params, options) => {
  const current = inStep(params.query, params.operationName)
  const answer = await send(
    { ...params, operationName: current?.operationName },
    { ...options, documentAST: current?.documentAST },
  )
  if (typeof answer === 'object' && 'data' in answer) lastOrder = placedOrder(answer.data) ?? lastOrder
  return answer
}

/**
 * The document as it stands in the editor, and the operation to run. What GraphiQL knows of both lags a moment behind the
 * editor, so that an operation run right after a change of tabs would go out under the other tab's name.
 */
function inStep(query: string, wanted: string | null | undefined) {
  try {
    const documentAST = parse(query)
    const names = documentAST.definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value] : [],
    )
    return { documentAST, operationName: names.find((name) => name === wanted) ?? names[0] }
  } catch {
    // A document with a fault in it goes as it is: the server says what the fault is.
    return undefined
  }
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
