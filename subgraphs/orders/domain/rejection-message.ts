/** The reasons that Inventory gives, in words for the customer; another producer's reason is shown as it is. */
const friendly: Record<string, string> = {
  'Insufficient stock': 'There was not enough stock for this order.',
}
const maxLength = 500

/** Why an order was cancelled, for people, from the reason of a StockRejected. */
export function rejectionMessage(reason: string): string {
  const text = reason.replaceAll('\0', '').trim().slice(0, maxLength).toWellFormed()
  return friendly[text] ?? (text || 'The order could not be reserved.')
}
