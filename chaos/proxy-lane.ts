import type { Socket } from 'node:net'

/** One direction of a proxied connection: each piece arrives after the delay of its moment, never before an earlier one. */
export class Lane {
  readonly #to: Socket
  readonly #delayMs: () => number
  #waiting: { at: number; chunk: Buffer }[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(to: Socket, delayMs: () => number) {
    this.#to = to
    this.#delayMs = delayMs
  }

  send(chunk: Buffer): void {
    const delayMs = this.#delayMs()
    if (delayMs === 0 && this.#waiting.length === 0) {
      this.#write(chunk)
      return
    }
    this.#waiting.push({ at: performance.now() + delayMs, chunk })
    this.#schedule()
  }

  #schedule(): void {
    const [next] = this.#waiting
    if (!next || this.#timer) return
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, next.at - performance.now()))
  }

  #flush(): void {
    this.#timer = undefined
    // Timers fire up to a millisecond early.
    while (this.#waiting[0] && this.#waiting[0].at <= performance.now() + 1)
      this.#write((this.#waiting.shift() as { chunk: Buffer }).chunk)
    this.#schedule()
  }

  #write(chunk: Buffer): void {
    if (!this.#to.destroyed) this.#to.write(chunk)
  }
}
