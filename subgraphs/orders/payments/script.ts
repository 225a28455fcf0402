/** What the simulated provider does with one request. */
export interface PaymentScript {
  outcome: 'accept' | 'decline' | 'fail'
  /** How long its answer takes. */
  delayMs: number
  /** How often it answers. */
  answers: number
}

/**
 * Reads a script out of any text: the words `decline`, `fail`, `twice` and `delay:<seconds>s` (or `ms`), in any order and
 * among others, such as `card-4242 delay:5s twice`. What the text does not say is as in `otherwise`.
 */
export function readScript(
  text: string,
  otherwise: PaymentScript = { outcome: 'accept', delayMs: 0, answers: 1 },
): PaymentScript {
  const words = text.toLowerCase().split(/[\s,;]+/)
  const outcome = words.findLast((word) => word === 'accept' || word === 'decline' || word === 'fail')
  const delay = words.map((word) => /^delay:(\d{1,6})(ms|s)$/.exec(word)).findLast((match) => match !== null)
  return {
    outcome: outcome ?? otherwise.outcome,
    delayMs: delay ? Number(delay[1]) * (delay[2] === 's' ? 1_000 : 1) : otherwise.delayMs,
    answers: words.includes('twice') ? 2 : otherwise.answers,
  }
}
