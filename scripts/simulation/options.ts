/** The run cannot be made: wrong options, or a server that cannot be reached. Exit code 2. */
export class CannotRun extends Error {
  override name = 'CannotRun'
}

export interface SimulationOptions {
  /** The gateway's GraphQL endpoint. */
  url: string
  count: number
  /** Orders a second; 0 is as fast as possible. */
  rate: number
  /** Orders being placed at a time, if there is no rate; also the number of HTTP connections. */
  concurrency: number
  items: readonly [number, number]
  quantity: readonly [number, number]
  products: number
  hotProduct: number
  duplicates: number
  malformed: number
  cancellations: number
  seed: number
  /** Seconds from the last order sent until every order must have its final state. */
  timeout: number
  direct: boolean
  sharedStock: boolean
  amqpUrl?: string
  databaseUrl?: string
}
