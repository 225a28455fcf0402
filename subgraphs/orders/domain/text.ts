import type { Rejection } from '#platform/kernel/rejection.ts'
import { isStorable } from '#platform/kernel/storable.ts'

/** Checks a text that somebody wrote: not blank, storable, and no longer than `max` characters. */
export function checkText(text: string, max: number, path: readonly string[]): Rejection[] {
  const name = path.at(-1) ?? ''
  if (text.trim() === '') return [{ code: 'BAD_INPUT', message: `${name} must not be blank`, path }]
  if (!isStorable(text)) {
    const message = `${name} must not contain the character NUL, nor half a surrogate pair`
    return [{ code: 'BAD_INPUT', message, path }]
  }
  if (text.length > max)
    return [{ code: 'LIMIT_EXCEEDED', message: `${name} may have at most ${max} characters`, path }]
  return []
}

/** Checks those texts of an object that are there. */
export function checkTexts<Key extends string>(
  texts: { readonly [Name in Key]?: string | null | undefined },
  limits: Readonly<Record<Key, number>>,
  path: readonly string[],
): Rejection[] {
  return (Object.entries(limits) as [Key, number][]).flatMap(([key, max]) => {
    const text = texts[key]
    return typeof text === 'string' ? checkText(text, max, [...path, key]) : []
  })
}
