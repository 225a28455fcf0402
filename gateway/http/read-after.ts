import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAfterHeader } from '#platform/database/read-scope.ts'
import { readPositions, type ReadPositions } from '../read-positions.ts'

/** A replica that lags for longer is not read at all, so nobody needs to remember for longer what they wrote. */
const rememberSeconds = 30

/** What a client knows of, from the header or the cookie that an answer gave it. */
export function receivePositions({ headers }: IncomingMessage): ReadPositions {
  const given = headers[readAfterHeader]
  return readPositions(typeof given === 'string' ? given : undefined, cookieOf(headers.cookie))
}

/** Gives a client who wrote something the position to read after: as a header, and for browsers as a cookie. */
export function sendPositions(req: IncomingMessage, res: ServerResponse, positions: ReadPositions): void {
  if (!positions.isChanged || res.headersSent) return
  const text = String(positions)
  const isSecure = req.headers['x-forwarded-proto'] === 'https'
  const value = `${readAfterHeader}=${encodeURIComponent(text)}`
  const attributes = `Max-Age=${rememberSeconds}; Path=/graphql; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  res.setHeader(readAfterHeader, text)
  res.setHeader('set-cookie', `${value}; ${attributes}`)
}

function cookieOf(cookies: string | undefined): string | undefined {
  const prefix = `${readAfterHeader}=`
  const found = cookies?.split(';').find((cookie) => cookie.trim().startsWith(prefix))
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found.trim().slice(prefix.length))
  } catch {
    return undefined
  }
}
