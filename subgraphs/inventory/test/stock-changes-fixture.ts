import { ask, type Instance } from './fixture.ts'

/** What is asked of a refusal. */
export const userErrors = `userErrors { __typename code message path
  ... on StockCountConflictError { currentOnHand } ... on InsufficientStockError { sku requested available } }`
/** What is asked of an entry of the ledger. */
export const movement =
  'type actor reason onHandDelta unavailableDelta before { onHand unavailable } after { onHand unavailable }'

/** Sends one mutation of stock, under a key of its own unless one is given; answers its payload. */
export async function changeStock(
  on: Instance,
  mutation: string,
  fields: string,
  input: object,
): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const full = { idempotencyKey: crypto.randomUUID(), ...input }
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} replayed ${userErrors} } }`
  return (await ask(on, document, { input: full }))[mutation]
}
