import type { PlaceOrderMutation } from '../generated/graphql.ts'

/** An attempt to place an order: its content, under the key that makes a repetition harmless. */
export interface Submission {
  content: string
  key: string
}

/**
 * The submission for this content. An attempt that got no answer may have placed the order: the same content goes out
 * again under the same key, so that it is placed once. Other content is another order.
 */
export function submissionOf(
  content: string,
  unanswered: Submission | undefined,
  newKey: () => string,
): Submission {
  return unanswered?.content === content ? unanswered : { content, key: newKey() }
}

/** A key that nobody else makes, 32 characters. (`crypto.randomUUID` is missing on pages served over plain HTTP.) */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The messages of a refusal, by where they belong. */
export interface Refusals {
  /** By the item's place in the input. */
  items: ReadonlyMap<number, readonly string[]>
  /** About the order as a whole. */
  order: readonly string[]
}

/** Sorts the server's refusals to the fields they are about. */
export function placeRefusals(errors: PlaceOrderMutation['placeOrder']['userErrors']): Refusals {
  const items = new Map<number, string[]>()
  const order: string[] = []
  for (const { path, message } of errors) {
    const steps = path?.[0] === 'input' ? path.slice(1) : (path ?? [])
    const place = steps[0] === 'items' && steps[1] !== undefined ? Number(steps[1]) : Number.NaN
    if (Number.isInteger(place)) items.set(place, [...(items.get(place) ?? []), message])
    else order.push(message)
  }
  return { items, order }
}
