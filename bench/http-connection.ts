import { connect, type Socket } from 'node:net'

/** One answer over HTTP/1.1. */
export interface HttpAnswer {
  status: number
  body: Buffer
}

/** A kept-alive connection that carries one request at a time. */
export interface HttpConnection {
  /** Posts JSON. Rejects when the connection breaks or what comes is not HTTP/1.1 with a length or in chunks. */
  post(json: string): Promise<HttpAnswer>
  close(): void
}

const headEnd = '\r\n\r\n'

/**
 * Connects to an HTTP server, with just enough of HTTP to measure one: a full client uses as much CPU time per request as
 * a lean server, and on few cores would be measured with it.
 */
export async function openHttpConnection(url: URL): Promise<HttpConnection> {
  const socket = await open(url)
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    'accept: application/json',
    'content-length: ',
  ].join('\r\n')
  let received: Buffer[] = []
  let waiting: PromiseWithResolvers<HttpAnswer> | undefined
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
    socket.destroy()
  }
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk)
    try {
      const answer = readAnswer(received.length === 1 ? chunk : Buffer.concat(received))
      if (!answer) return
      received = []
      waiting?.resolve(answer)
      waiting = undefined
    } catch (error) {
      fail(error as Error)
    }
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error(`${url.host} closed the connection`)))
  return {
    post(json) {
      waiting = Promise.withResolvers()
      socket.write(`${head}${Buffer.byteLength(json)}${headEnd}${json}`)
      return waiting.promise
    },
    close: () => socket.destroy(),
  }
}

function open({ hostname, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 80), noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

/** The answer that `bytes` hold, or undefined when more is to come. */
export function readAnswer(bytes: Buffer): HttpAnswer | undefined {
  const end = bytes.indexOf(headEnd)
  if (end === -1) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
  const start = end + headEnd.length
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) {
    const stop = start + Number(length)
    return bytes.length < stop ? undefined : { status, body: bytes.subarray(start, stop) }
  }
  if (!status || !/\r\ntransfer-encoding: *chunked/i.test(head))
    throw new Error(`an answer without length: ${head.slice(0, 200)}`)
  const body = readChunks(bytes.subarray(start))
  return body && { status, body }
}

function readChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd === -1) return undefined
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const start = lineEnd + 2
    const next = start + size + 2
    if (bytes.length < next) return undefined
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(start, start + size))
    at = next
  }
}
