import type { FieldNode, FragmentDefinitionNode, GraphQLOutputType, SelectionSetNode } from 'graphql'
import type { DocumentNode, GraphQLCompositeType, GraphQLLeafType, GraphQLSchema } from 'graphql'
import type { OperationDefinitionNode } from 'graphql'
import { getNamedType, isCompositeType, isEnumType, isInterfaceType, isLeafType, isListType } from 'graphql'
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql'
import { isNonNullType, isObjectType, Kind, typeFromAST } from 'graphql'

/** What the answer to an operation looks like. */
export interface Shape {
  /**
   * Whether data is the answer: the fields that the operation selects, no others, in its order, each with a value of its
   * type, and null only where the schema allows it.
   */
  isAnswer(data: unknown): boolean
  /** Makes the answer of data that differs from it only in its order or a `__typename`; else undefined. */
  arrange(data: unknown): Record<string, unknown> | undefined
}

/**
 * Compiles the shape of an operation's answer. Data that doesn't fit it may still be shaped into an answer.
 * Undefined for an operation whose fields are known only from its variables or from the data: with `@include` or `@skip`,
 * fragments on some types of an interface or union, or introspection.
 */
export function compileShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Shape | undefined {
  const root = schema.getRootType(operation.operation)
  if (!root) return undefined
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const part = objectPart({ schema, fragments }, root, [operation.selectionSet], root.name)
  return (
    part && {
      isAnswer: part.matches,
      arrange: (data) => part.arrange(data) as Record<string, unknown> | undefined,
    }
  )
}

/** The shape of one value. */
interface Part {
  /** Whether the value is exactly what is expected. */
  matches: Check
  /** The value with its fields in order; undefined when that doesn't make it what is expected. */
  arrange: (value: unknown) => unknown
}

type Check = (value: unknown) => boolean

const typenameField = '__typename'

interface Sources {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** The selections of one field in the answer, which are several when a document names it more than once. */
type Fields = Map<string, FieldNode[]>

function objectPart(
  sources: Sources,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  rootName?: string,
): Part | undefined {
  const fields: Fields = new Map()
  if (!selectionSets.every((selectionSet) => collect(sources, type, selectionSet, fields))) return undefined
  const names = [...fields.keys()]
  const parts = [...fields.values()].map((nodes) => fieldPart(sources, type, nodes))
  if (!parts.every((part) => part !== undefined)) return undefined
  const typename = typenamePart(sources.schema, type)
  return {
    matches(value) {
      if (!isRecord(value)) return false
      let index = 0
      for (const name in value) {
        if (names[index] !== name || !parts[index]?.matches(value[name])) return false
        index++
      }
      return index === names.length
    },
    arrange(value) {
      if (!isRecord(value)) return undefined
      const arranged: Record<string, unknown> = {}
      let taken = 0
      for (const [index, name] of names.entries()) {
        const isThere = Object.hasOwn(value, name)
        // The planner doesn't ask for `__typename` of the root.
        const isKnown = rootName !== undefined && fields.get(name)?.[0]?.name.value === typenameField
        const found = isThere ? parts[index]?.arrange(value[name]) : isKnown ? rootName : undefined
        if (found === undefined) return undefined
        arranged[name] = found
        if (isThere) taken++
      }
      // The planner asks for it in every interface and union.
      if (!fields.has(typenameField) && typename.matches(value[typenameField])) taken++
      return taken === Object.keys(value).length ? arranged : undefined
    },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Adds the fields of a selection set, fragments expanded. False when it depends on more than the type which they are. */
function collect(
  sources: Sources,
  type: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  fields: Fields,
): boolean {
  return selectionSet.selections.every((selection) => {
    if (selection.directives && selection.directives.length > 0) return false
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value
      // What is called __typename and is something else misleads those who shape answers.
      if (selection.alias?.value.startsWith('__')) return false
      fields.set(name, [...(fields.get(name) ?? []), selection])
      return true
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : sources.fragments.get(selection.name.value)
    if (!fragment) return false
    const condition = fragment.typeCondition && typeFromAST(sources.schema, fragment.typeCondition)
    const alwaysApplies =
      condition === undefined || condition === type || isSupertype(sources.schema, condition, type)
    return alwaysApplies && collect(sources, type, fragment.selectionSet, fields)
  })
}

function isSupertype(schema: GraphQLSchema, general: unknown, type: GraphQLCompositeType): boolean {
  const isAbstract = isCompositeType(general) && !isObjectType(general)
  return isAbstract && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(general, type)
}

function fieldPart(
  sources: Sources,
  parent: GraphQLCompositeType,
  nodes: readonly FieldNode[],
): Part | undefined {
  const name = nodes[0]?.name.value ?? ''
  if (name === typenameField) return typenamePart(sources.schema, parent)
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined
  return field && typePart(sources, field.type, nodes)
}

function typenamePart(schema: GraphQLSchema, parent: GraphQLCompositeType): Part {
  const types = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent)
  const names = new Set<unknown>(types.map(({ name }) => name))
  return leafPart((value) => names.has(value))
}

function typePart(sources: Sources, type: GraphQLOutputType, nodes: readonly FieldNode[]): Part | undefined {
  if (isNonNullType(type)) return nonNullPart(sources, type.ofType, nodes)
  const part = nonNullPart(sources, type, nodes)
  return (
    part && {
      matches: (value) => value === null || part.matches(value),
      arrange: (value) => (value === null ? null : part.arrange(value)),
    }
  )
}

function nonNullPart(
  sources: Sources,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Part | undefined {
  if (isListType(type)) return listPart(typePart(sources, type.ofType, nodes))
  const named = getNamedType(type)
  if (isLeafType(named)) return leafPart(checkOf(named))
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return objectPart(sources, named as GraphQLCompositeType, selectionSets)
}

function listPart(part: Part | undefined): Part | undefined {
  return (
    part && {
      matches: (value) => Array.isArray(value) && value.every(part.matches),
      arrange(value) {
        if (!Array.isArray(value)) return undefined
        const arranged: unknown[] = value.map(part.arrange)
        return arranged.includes(undefined) ? undefined : arranged
      },
    }
  )
}

function leafPart(matches: Check): Part {
  return { matches, arrange: (value) => (matches(value) ? value : undefined) }
}

const isText = (value: unknown): boolean => typeof value === 'string'
const builtIn: Record<string, Check> = {
  [GraphQLString.name]: isText,
  [GraphQLID.name]: (value) => isText(value) || Number.isSafeInteger(value),
  [GraphQLInt.name]: Number.isSafeInteger,
  [GraphQLFloat.name]: Number.isFinite,
  [GraphQLBoolean.name]: (value) => typeof value === 'boolean',
}

function checkOf(type: GraphQLLeafType): Check {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name))
    return (value) => names.has(value)
  }
  // Of a scalar of their own subgraphs alone know the values.
  return builtIn[type.name] ?? ((value) => value !== null)
}
