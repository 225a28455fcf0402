/** Follows orders from the statuses that are seen of them, whichever comes first: the order's id, or its final status. */
export class Tracker<Status> {
  readonly #isFinal: (status: Status, isToBeCancelled: boolean) => boolean
  readonly #seen = new Map<string, Status>()
  readonly #followed = new Map<
    string,
    { isToBeCancelled: boolean; resolve: (final: { status: Status; at: number }) => void }
  >()

  constructor(isFinal: (status: Status, isToBeCancelled: boolean) => boolean) {
    this.#isFinal = isFinal
  }

  /** Takes note of an order's status. */
  see(id: string, status: Status): void {
    this.#seen.set(id, status)
    const followed = this.#followed.get(id)
    if (!followed || !this.#isFinal(status, followed.isToBeCancelled)) return
    this.#followed.delete(id)
    followed.resolve({ status, at: performance.now() })
  }

  /** Resolves with the final status of an order, and when it was seen. */
  follow(id: string, isToBeCancelled: boolean): Promise<{ status: Status; at: number }> {
    return new Promise((resolve) => {
      this.#followed.set(id, { isToBeCancelled, resolve })
      const status = this.#seen.get(id)
      if (status !== undefined) this.see(id, status)
    })
  }

  /** The orders that are followed and not yet final. */
  outstanding(): string[] {
    return [...this.#followed.keys()]
  }
}
