/** How lines of a generated file are: so many of each kind of dirt, in a file of any length. */
export interface Generated {
  line: string
  /** What the import tells of it; undefined for a good line. */
  fault?: string
}

export const header = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country'

/**
 * Makes lines in the layout of the "Online Retail II" data, one at a time: invoices of four lines, of which every tenth line
 * is dirty, each kind in turn.
 * @param padding how much longer a description is
 */
export function* onlineRetail(count: number, padding = 0): Generator<Generated> {
  const colour = `""BLUE"" ${'X'.repeat(padding)}`
  for (let index = 0; index < count; index++) {
    const invoice = 100_000 + Math.floor(index / 4)
    const customer = 12_000 + (invoice % 40)
    const cells = {
      invoice: String(invoice),
      code: String(20_000 + (index % 50)),
      text: `"ITEM, NO ${index % 50} ${colour}"`,
      quantity: String((index % 9) + 1),
      date: '2010-12-01 08:26:00',
      price: `${(index % 7) + 1}.25`,
      customer: String(customer),
    }
    const dirt = index % 10 === 5 ? dirty[Math.floor(index / 10) % dirty.length] : undefined
    const { fault, ...change } = dirt ?? {}
    const { code, text, quantity, date, price, customer: who, invoice: number } = { ...cells, ...change }
    const line = [number, code, text, quantity, date, price, who, 'United Kingdom'].join(',')
    yield { line, ...(fault ? { fault } : {}) }
  }
}

const dirty = [
  { fault: 'NOT_A_PRODUCT', code: 'POST' },
  { fault: 'NOT_A_PRODUCT', code: 'BANK CHARGES' },
  { fault: 'INVALID_QUANTITY', quantity: '-3' },
  { fault: 'ZERO_PRICE', price: '0' },
  { fault: 'NO_CUSTOMER', customer: '' },
  { fault: 'BAD_DATE', date: '2010-13-01 08:26:00' },
  { fault: 'BAD_PRICE', price: '-1.00' },
  { fault: 'BAD_INVOICE', invoice: 'A506401' },
  { fault: 'UNREADABLE', text: 'unquoted, comma' },
]
