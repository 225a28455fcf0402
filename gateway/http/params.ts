import type { IncomingMessage } from 'node:http'
import type { OperationRequest } from '../operations.ts'
import { badRequest, Refusal } from './refusal.ts'

/** Largest request body, in bytes. */
export const maxBodyBytes = 1_048_576

/** Reads the parameters of a GraphQL request over HTTP, by GET or POST. Throws Refusal. */
export async function readParams(req: IncomingMessage, url: URL): Promise<OperationRequest> {
  if (req.method === 'GET') return checkParams(fromSearch(url.searchParams))
  if (req.method === 'POST') return checkParams(await readJson(req))
  throw new Refusal(405, 'BAD_REQUEST', 'GraphQL is served by GET and POST', { allow: 'GET, POST' })
}

function fromSearch(search: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const name of ['query', 'operationName', 'variables', 'extensions']) {
    const [value, second] = search.getAll(name)
    if (second !== undefined) throw badRequest(`The parameter '${name}' may be given only once`)
    if (value === undefined || value === '') continue
    params[name] =
      name === 'variables' || name === 'extensions' ? parseJson(value, `The parameter '${name}'`) : value
  }
  return params
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  const [type, ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';')
  // A form or text/plain can be posted by any page on the web without asking; application/json cannot.
  if (type?.trim() !== 'application/json') {
    throw new Refusal(415, 'BAD_REQUEST', 'A POST request needs the content-type application/json')
  }
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='))
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) {
    throw new Refusal(415, 'BAD_REQUEST', 'The body must be UTF-8')
  }
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new Refusal(415, 'BAD_REQUEST', 'The body must not be compressed')
  }
  return parseJson(await readBody(req), 'The body')
}

function readBody(req: IncomingMessage): Promise<string> {
  const tooLarge = () => new Refusal(413, 'BAD_REQUEST', `The body is larger than ${maxBodyBytes} bytes`)
  return new Promise((resolve, reject) => {
    if (Number(req.headers['content-length'] ?? 0) > maxBodyBytes) return reject(tooLarge())
    const chunks: Buffer[] = []
    let length = 0
    req.on('data', (chunk: Buffer) => {
      length += chunk.length
      // The rest is read and dropped: cutting the connection could keep the answer from arriving.
      if (length > maxBodyBytes) reject(tooLarge())
      else chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    req.on('error', () => reject(badRequest('The body ended early')))
  })
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`${what} is not valid JSON`)
  }
}

function checkParams(params: unknown): OperationRequest {
  if (!isRecord(params)) throw badRequest('The body must be one JSON object; batches are not served')
  const { query, operationName, variables, extensions } = params
  if (typeof query !== 'string' || query === '')
    throw badRequest("The parameter 'query' must be a non-empty string")
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest("The parameter 'operationName' must be a string")
  }
  if (variables != null && !isRecord(variables))
    throw badRequest("The parameter 'variables' must be an object")
  if (extensions != null && !isRecord(extensions))
    throw badRequest("The parameter 'extensions' must be an object")
  return { query, operationName, variables }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
