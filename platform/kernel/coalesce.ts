/**
 * Lets all who ask while a question is under way share the next one: each gets an answer to a question that was put after
 * they asked, and however many ask, no more than one is under way.
 */
export function coalesce<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: Promise<Answer> | undefined
  const askNext = async (): Promise<Answer> => {
    await underWay
    next = undefined
    const answer = ask()
    underWay = answer.catch(() => undefined)
    return answer
  }
  return () => (next ??= askNext())
}
