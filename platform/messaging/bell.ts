/** Wakes one sleeper; a ring while nobody sleeps shortens the next sleep to nothing. */
export interface Bell {
  ring: () => void
  /** Resolves at the next ring or after `ms`; at once if it rang since the last wait. Tells whether it rang. */
  wait: (ms: number) => Promise<boolean>
}

export function createBell(): Bell {
  let rung = false
  let answer: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      answer?.()
    },
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          answer = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const wasRung = rung
      rung = false
      return wasRung
    },
  }
}
