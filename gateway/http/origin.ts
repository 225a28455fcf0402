import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAfterHeader } from '#platform/database/read-scope.ts'

/** Which pages of other origins may use the gateway. */
export interface OriginPolicy {
  /** Whether the request comes from our own pages, from an allowed origin, or from no page at all. */
  admits(req: IncomingMessage): boolean
  /** Writes the CORS headers; returns true when the request was a preflight and is answered. */
  answerPreflight(req: IncomingMessage, res: ServerResponse): boolean
}

/** @param origins such as `https://shop.example`; `*` allows all */
export function createOriginPolicy(origins: readonly string[]): OriginPolicy {
  const isListed = (origin: string): boolean => origins.includes('*') || origins.includes(origin)
  return {
    // A browser sends simple GET requests and WebSocket handshakes to any site without asking first; what it tells
    // about their origin is all that keeps a foreign page from using the visitor's network access.
    admits(req) {
      const { origin, host } = req.headers
      if (origin !== undefined) return isListed(origin) || hostOf(origin) === host
      return req.headers['sec-fetch-site'] !== 'cross-site'
    },
    answerPreflight(req, res) {
      const { origin } = req.headers
      if (origins.length > 0) res.setHeader('vary', 'origin')
      if (origin === undefined || !isListed(origin)) return false
      res.setHeader('access-control-allow-origin', origin)
      res.setHeader('access-control-expose-headers', readAfterHeader)
      if (req.method !== 'OPTIONS' || !req.headers['access-control-request-method']) return false
      res.writeHead(204, {
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': req.headers['access-control-request-headers'] ?? 'content-type',
        'access-control-max-age': '86400',
      })
      res.end()
      return true
    },
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
