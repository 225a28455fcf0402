import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import { expect, vi } from 'vitest'

/** A plan that reads a table that grows from end to end. */
export const large =
  /Seq Scan on (products|product_stock|stock_levels|stock_movements|reservations|reservation_lines|reservation_steps|orders|order_lines|order_status_changes|catalogue_products)\b/

/** The plans of all statements that some work sends, each under its text. */
export async function plansOf(db: Kysely<any>, work: () => Promise<unknown>): Promise<string[]> {
  const sent: { text: string; values: unknown[] }[] = []
  const original = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: any[]
  ) {
    const [first, values] = args
    const text = typeof first === 'string' ? first : first?.text
    if (/^\s*(select|insert|update|delete|with)\b/i.test(text ?? ''))
      sent.push({ text, values: values ?? first.values ?? [] })
    return original.apply(this, args as never)
  } as never)
  await work().finally(() => spy.mockRestore())
  expect(sent.length).toBeGreaterThan(0)
  return Promise.all(
    sent.map(async ({ text, values }) => {
      const { rows } = await db.executeQuery<Record<string, string>>(
        CompiledQuery.raw(`explain ${text}`, values),
      )
      return `${text}\n${rows.map((row) => Object.values(row)[0]).join('\n')}`
    }),
  )
}
