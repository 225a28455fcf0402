import type { IncomingMessage, ServerResponse } from 'node:http'
import { HeaderMap, type ApolloServer, type BaseContext, type GraphQLRequest } from '@apollo/server'
import { graphqlType, jsonType, negotiate } from '#platform/http/accept.ts'

/** The request's body is larger than is accepted. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** Reads a request's body as text. Rejects with BodyTooLarge over `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      // The rest is read and dropped: cutting the connection could keep the answer from arriving.
      if (size > limit) reject(new BodyTooLarge(`the request is larger than ${limit} bytes`))
      else chunks.push(chunk)
    })
    request.on('end', () => {
      const [only] = chunks
      resolve((chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8'))
    })
    request.on('error', reject)
  })
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  /** The parsed JSON, undefined for GET. */
  body: unknown
}

/** Answers one GraphQL request over HTTP with an Apollo Server. */
export async function answerOverHttp<Context extends BaseContext>(
  server: ApolloServer<Context>,
  context: Context,
  exchange: Exchange,
): Promise<void> {
  const { request, body } = exchange
  const type = negotiate(request.headers.accept, [jsonType, graphqlType])
  // What a gateway sends needs nothing of Apollo's reading of HTTP, which costs as much as a small query.
  if (type && request.method === 'POST' && isPlain(body))
    await answerPlain(server, context, exchange, { body, type })
  else await answerAny(server, context, exchange)
}

/** A well-formed request without extensions. */
function isPlain(body: unknown): body is GraphQLRequest {
  if (!isRecord(body)) return false
  const { query, variables, operationName, extensions } = body
  const isNamed = operationName === undefined || operationName === null || typeof operationName === 'string'
  const hasVariables = variables === undefined || variables === null || isRecord(variables)
  return typeof query === 'string' && query !== '' && isNamed && hasVariables && !extensions
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function answerPlain<Context extends BaseContext>(
  server: ApolloServer<Context>,
  contextValue: Context,
  { response }: Exchange,
  { body, type }: { body: GraphQLRequest; type: string },
): Promise<void> {
  const { query, variables, operationName } = body
  const answer = await server.executeOperation(
    { query, ...(variables && { variables }), ...(operationName && { operationName }) },
    { contextValue },
  )
  if (answer.body.kind !== 'single') throw new Error('an answer in parts, which nobody asked for')
  const { errors, data, extensions } = answer.body.singleResult
  const text = JSON.stringify({ errors, data, extensions })
  for (const [name, value] of answer.http.headers) response.setHeader(name, value)
  response.writeHead(answer.http.status ?? 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

async function answerAny<Context extends BaseContext>(
  server: ApolloServer<Context>,
  context: Context,
  { request, response, body }: Exchange,
): Promise<void> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method?.toUpperCase() ?? 'GET',
      headers,
      search: new URL(request.url ?? '/', 'http://localhost').search,
      body,
    },
    context: () => Promise.resolve(context),
  })
  response.statusCode = answer.status ?? 200
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  if (answer.body.kind === 'complete') {
    response.end(answer.body.string)
    return
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk)
  response.end()
}
