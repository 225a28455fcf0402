import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkText } from './product.ts'

/** How many levels categories may have: what people still find their way in, and no path is long to read. */
export const maxDepth = 10

/** Checks the name of a brand or category. */
export function checkName(name: string): Rejection[] {
  return checkText('name', name, { min: 1, max: 100 })
}

/** A place below which a category is to come. */
export interface Place {
  /** The ids from the top down to the new parent itself; empty for the top. */
  path: readonly string[]
  /** How many levels the category brings along: 1 if there is none below it. */
  height: number
}

/** Whether a category may come below another: never below itself, and no deeper than ten levels. */
export function refusePlace(id: string | undefined, { path, height }: Place): Rejection | undefined {
  const at = ['input', 'parentId']
  if (id !== undefined && path.includes(id))
    return { code: 'BAD_INPUT', message: 'A category cannot be below itself', path: at }
  if (path.length + height > maxDepth)
    return { code: 'LIMIT_EXCEEDED', message: `Categories have at most ${maxDepth} levels`, path: at }
  return undefined
}
