import { sql, type RawBuilder } from 'kysely'
import { isStorable } from '#platform/kernel/storable.ts'

/** `any(array of texts)`, to compare a column with; texts that PostgreSQL would refuse are left out. */
export function anyOf(texts: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${texts.filter(isStorable)}::text[])`
}
