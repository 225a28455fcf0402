import type { UnsentPayment } from '../repository-payments.ts'

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
  const words = wordsOf(text)
  const outcome = words.findLast((word) => word === 'accept' || word === 'decline' || word === 'fail')
  const delay = words.map((word) => /^delay:(\d{1,6})(ms|s)$/.exec(word)).findLast((match) => match !== null)
  return {
    outcome: outcome ?? otherwise.outcome,
    delayMs: delay ? Number(delay[1]) * (delay[2] === 's' ? 1_000 : 1) : otherwise.delayMs,
    answers: words.includes('twice') ? 2 : otherwise.answers,
  }
}

/**
 * What is done with one request of an order. Plain words are about its authorization; `capture:fail`, `void:delay:5s` or
 * `refund:twice` say the same of what follows. What neither of them says is as the setting has it, whose plain `delay` and `twice`
 * hold for every request. Only an authorization is declined: another request that is to be declined fails.
 * @param reference the payment reference of the authorization
 */
export function scriptOf(kind: UnsentPayment['kind'], reference: string, setting: string): PaymentScript {
  const everywhere = readScript(setting)
  if (kind === 'AUTHORIZE') return readScript(reference, everywhere)
  const otherwise = readScript(about(kind, setting), { ...everywhere, outcome: 'accept' })
  const script = readScript(about(kind, reference), otherwise)
  return script.outcome === 'decline' ? { ...script, outcome: 'fail' } : script
}

/** The words of a text that are about one kind of request, without its name. */
function about(kind: UnsentPayment['kind'], text: string): string {
  const name = `${kind.toLowerCase()}:`
  return wordsOf(text)
    .filter((word) => word.startsWith(name))
    .map((word) => word.slice(name.length))
    .join(' ')
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[\s,;]+/)
}
