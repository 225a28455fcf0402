import { GraphQLError } from 'graphql'

/** A request that is answered with an HTTP status of its own, before anything is executed. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Record<string, string>
  private readonly code: string

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }

  toGraphQLError(): GraphQLError {
    return new GraphQLError(this.message, { extensions: { code: this.code } })
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'BAD_REQUEST', message)
}
