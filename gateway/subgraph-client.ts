import { Pool, type Dispatcher } from 'undici'

/** An answer over HTTP, whatever its status. */
export interface SubgraphHttpAnswer {
  status: number
  /** By their names in lower case. */
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Posts JSON to one URL over kept-alive connections. */
export interface SubgraphClient {
  /**
   * @param deadlineMs for the whole answer
   * @throws TooLate after the deadline, the system's or undici's error when the connection fails
   */
  post(json: string, headers: Record<string, string>, deadlineMs: number): Promise<SubgraphHttpAnswer>
  close(): Promise<void>
}

/** The deadline of a request has passed. */
export class TooLate extends Error {
  override name = 'TooLate'
}

const maxResponseBytes = 64 * 1024 * 1024

export function createSubgraphClient(url: URL): SubgraphClient {
  const pool = new Pool(url.origin, { connections: 64, pipelining: 1, maxResponseSize: maxResponseBytes })
  const path = url.pathname + url.search
  return {
    // By dispatch: a stream for each answer and a signal for each deadline cost as much as all the rest of a request.
    post: (json, headers, deadlineMs) =>
      new Promise((resolve, reject) => {
        const collector = new Collector(resolve, reject, deadlineMs)
        pool.dispatch({ method: 'POST', path, headers, body: json }, collector)
      }),
    close: () => pool.destroy(),
  }
}

/** Gathers one answer until its deadline. */
class Collector implements Dispatcher.DispatchHandler {
  private readonly resolve: (answer: SubgraphHttpAnswer) => void
  private readonly reject: (error: Error) => void
  private readonly timer: NodeJS.Timeout
  private controller: Dispatcher.DispatchController | undefined
  private late: TooLate | undefined
  private status = 0
  private headers: SubgraphHttpAnswer['headers'] = {}
  private readonly chunks: Buffer[] = []

  constructor(
    resolve: (answer: SubgraphHttpAnswer) => void,
    reject: (error: Error) => void,
    deadlineMs: number,
  ) {
    this.resolve = resolve
    this.reject = reject
    this.timer = setTimeout(() => {
      this.late = new TooLate(`no answer within ${deadlineMs} ms`)
      this.controller?.abort(this.late)
      // A request that still waits for a free connection has no controller, and hears of it when it gets one.
      reject(this.late)
    }, deadlineMs)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.late) controller.abort(this.late)
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: SubgraphHttpAnswer['headers'],
  ): void {
    this.status = status
    this.headers = headers
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk)
  }

  onResponseEnd(): void {
    clearTimeout(this.timer)
    const [only] = this.chunks
    const body = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks)
    this.resolve({ status: this.status, headers: this.headers, text: body.toString('utf8') })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.timer)
    this.reject(this.late ?? error)
  }
}
