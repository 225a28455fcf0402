import type { DocumentNode, FragmentDefinitionNode, GraphQLError, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'
import { callerError } from './errors.ts'

/** For `parse(query, { maxTokens })`: stops a huge document before it costs anything. */
export const maxTokens = 5_000

const maxDepth = 15
const maxAliases = 50
// Fragments that spread each other twice double at each level: 40 short lines would expand to 10^12 selections.
const maxSelections = 10_000

interface Size {
  depth: number
  aliases: number
  selections: number
}

const nothing: Size = { depth: 0, aliases: 0, selections: 0 }

/**
 * The limits that each operation of a document breaks, fragments expanded; empty when it may be validated and planned.
 * Runs before validation, whose cost these limits bound. Introspection counts like any other field.
 */
export function checkDocument(document: DocumentNode): GraphQLError[] {
  const measure = createMeasure(document)
  const errors: GraphQLError[] = []
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const size = measure(definition.selectionSet)
    if (size.depth > maxDepth) errors.push(exceeded('depth', size.depth, maxDepth))
    if (size.aliases > maxAliases) errors.push(exceeded('aliases', size.aliases, maxAliases))
    if (size.selections > maxSelections) errors.push(exceeded('selections', size.selections, maxSelections))
  }
  return errors
}

function exceeded(what: string, found: number, limit: number): GraphQLError {
  return callerError(
    'COST_LIMIT_EXCEEDED',
    `The operation exceeds the limit of ${limit} ${what} (${found})`,
    {
      limit,
    },
  )
}

function createMeasure(document: DocumentNode): (selectionSet: SelectionSetNode) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const known = new Map<string, Size>()

  const measureFragment = (name: string): Size => {
    const before = known.get(name)
    if (before) return before
    // A fragment that spreads itself counts as nothing here; validation refuses it.
    known.set(name, nothing)
    const fragment = fragments.get(name)
    const size = fragment ? measure(fragment.selectionSet) : nothing
    known.set(name, size)
    return size
  }

  const measure = (selectionSet: SelectionSetNode): Size => {
    const total = { ...nothing }
    for (const selection of selectionSet.selections) {
      const isField = selection.kind === Kind.FIELD
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measure(selection.selectionSet)
            : nothing
      total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0))
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0)
      total.selections += inner.selections + 1
    }
    return total
  }
  return measure
}
