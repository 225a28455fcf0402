import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

export interface Pages {
  serve(req: IncomingMessage, res: ServerResponse): void
  servePlayground(req: IncomingMessage, res: ServerResponse): void
}

// GraphiQL's editor sets styles on elements and starts its workers from blobs; nothing comes from another host but
// the pictures of a catalogue.
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "frame-ancestors 'none'",
].join('; ')

const plainPage = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>GraphQL gateway</title>
  <p>GraphQL is served at <a href="/graphql">/graphql</a>, over HTTP and WebSocket.</p>
</html>
`

/** Serves a directory built by Vite (a single-page app and playground.html), or a plain page when there is none. */
export function createPages(webRoot: string | undefined): Pages {
  if (!webRoot || !existsSync(join(webRoot, 'index.html')))
    return { serve: servePlain, servePlayground: servePlain }
  const files = sirv(webRoot, { single: true, gzip: true, brotli: true, setHeaders: setFileHeaders })
  const notFound = (res: ServerResponse): void => sendText(res, 404, 'Not found')
  return {
    serve: (req, res) => files(req, res, () => notFound(res)),
    servePlayground(req, res) {
      const query = req.url?.includes('?') ? req.url.slice(req.url.indexOf('?')) : ''
      req.url = `/playground.html${query}`
      files(req, res, () => notFound(res))
    },
  }
}

function setFileHeaders(res: ServerResponse, path: string): void {
  res.setHeader('x-content-type-options', 'nosniff')
  // Vite puts a hash of the content into the names under assets/.
  const isHashed = path.startsWith('/assets/')
  res.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (!isHashed) res.setHeader('content-security-policy', contentSecurityPolicy)
}

function servePlain(req: IncomingMessage, res: ServerResponse): void {
  const { pathname } = new URL(req.url ?? '/', 'http://localhost')
  if (!['/', '/graphql', '/playground'].includes(pathname)) return sendText(res, 404, 'Not found')
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
  })
  res.end(plainPage)
}

function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  res.end(`${text}\n`)
}
