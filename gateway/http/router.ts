import { htmlType, jsonType, negotiate } from '#platform/http/accept.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveSupergraph } from '../supergraph.ts'
import type { Handler } from './graphql.ts'
import type { OriginPolicy } from './origin.ts'
import type { Pages } from './pages.ts'

export interface Routes {
  graphql: Handler
  pages: Pages
  origins: OriginPolicy
  supergraph: LiveSupergraph
  state: { isDraining: boolean }
}

/** Answers every HTTP request of the gateway; never rejects. */
export function createRouter({ graphql, pages, origins, supergraph, state }: Routes) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = urlOf(req)
    switch (url?.pathname) {
      case undefined:
        return sendJson(res, 400, { status: 'bad request' })
      case '/graphql': {
        if (origins.answerPreflight(req, res)) return
        const wantsPage =
          req.method === 'GET' && negotiate(req.headers.accept, [jsonType, htmlType]) === htmlType
        return wantsPage ? pages.servePlayground(req, res) : graphql(req, res, url)
      }
      case '/playground':
        return isReading(req) ? pages.servePlayground(req, res) : refuseWriting(res)
      case '/health/live':
        return sendJson(res, 200, { status: 'ok' })
      case '/health/ready':
        return sendReadiness(res, supergraph, state.isDraining)
      default:
        return isReading(req) ? pages.serve(req, res) : refuseWriting(res)
    }
  }
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** A client that posts to `/` or `/graphql/` by mistake must not take a page for its answer. */
function refuseWriting(res: ServerResponse): void {
  res.setHeader('allow', 'GET, HEAD')
  sendJson(res, 405, { status: 'only pages are here: GraphQL is at /graphql' })
}

/** The address of a request, or undefined when it is malformed. */
export function urlOf(req: IncomingMessage): URL | undefined {
  return URL.parse(req.url ?? '', 'http://localhost') ?? undefined
}

// One subgraph down does not make the gateway unready: the others' part of the graph still answers.
async function sendReadiness(
  res: ServerResponse,
  supergraph: LiveSupergraph,
  isDraining: boolean,
): Promise<void> {
  const reachable = Object.entries(await supergraph.reachability())
  sendJson(res, isDraining ? 503 : 200, {
    status: isDraining ? 'draining' : 'ready',
    supergraph: supergraph.current().version,
    subgraphs: Object.fromEntries(reachable.map(([name, isUp]) => [name, isUp ? 'up' : 'down'])),
  })
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
}
