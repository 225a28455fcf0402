/** Sets the clock of this process off by so many ms, for all that asks for the time from now on. */
export function skewClock(ms: number): void {
  if (ms === 0) return
  const RealDate = Date
  class SkewedDate extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(RealDate.now() + ms)
      else super(...(args as [number]))
    }
    static override now(): number {
      return RealDate.now() + ms
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return Function.prototype[Symbol.hasInstance].call(RealDate, value)
    }
  }
  globalThis.Date = SkewedDate as DateConstructor
}
