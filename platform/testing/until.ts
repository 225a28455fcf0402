type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>

/**
 * Waits until `condition` returns something truthy, and returns it. The condition may throw while it is not yet met.
 * @param options.timeoutMs gives up after this many milliseconds (default 15,000) with the last error as `cause`
 * @param options.everyMs pause between two tries (default 20)
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  options: { timeoutMs?: number; everyMs?: number; what?: string } = {},
): Promise<Truthy<T>> {
  const { timeoutMs = 15_000, everyMs = 20, what = 'condition' } = options
  const deadline = Date.now() + timeoutMs
  let cause: unknown
  for (;;) {
    try {
      const value = await condition()
      if (value) return value as Truthy<T>
      cause = undefined
    } catch (error) {
      cause = error
    }
    if (Date.now() > deadline) throw new Error(`${what} was not met within ${timeoutMs} ms`, { cause })
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
