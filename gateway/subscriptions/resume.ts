import type { ArgumentNode, DocumentNode, GraphQLArgument, GraphQLSchema, TypeNode, ValueNode } from 'graphql'
import {
  Kind,
  TypeInfo,
  getNamedType,
  getNullableType,
  getVariableValues,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parseType,
  print,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { GraphQLField, OperationDefinitionNode } from 'graphql'

/**
 * The convention by which a subscription survives a lost upstream: its root field takes an argument
 * `afterSequence`, and its events carry a number `sequence` that grows within the feed.
 */
const argumentName = 'afterSequence'
const fieldName = 'sequence'

/** The variable that carries the last sequence seen to the subgraph. */
export const afterSequenceVariable = '_gateway_afterSequence'
/** The alias under which each event tells the gateway its sequence, whatever the client selected. */
export const sequenceAlias = '_gateway_sequence'

/** What the client itself asked to start after. */
export interface StartAfter {
  argument: GraphQLArgument
  value: ValueNode | undefined
}

/**
 * Rewrites a subscription so that the gateway chooses `afterSequence` and always learns `sequence`.
 * Returns undefined when the root field doesn't follow the convention.
 * @param document one valid subscription and the fragments it uses
 */
export function makeResumable(
  schema: GraphQLSchema,
  document: DocumentNode,
): { document: DocumentNode; startAfter: StartAfter } | undefined {
  // A client that uses these names itself would be answered with our values.
  if (/\b_gateway_/.test(print(document))) return undefined
  let startAfter: StartAfter | undefined
  const typeInfo = new TypeInfo(schema)
  const rewritten = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        if (typeInfo.getParentType() !== schema.getSubscriptionType()) return undefined
        const argument = resumableArgument(typeInfo.getFieldDef())
        if (!argument || !node.selectionSet) return undefined
        const given = node.arguments?.find(({ name }) => name.value === argumentName)
        startAfter = { argument, value: given?.value }
        return {
          ...node,
          arguments: [...(node.arguments ?? []).filter((other) => other !== given), chosenByGateway],
          selectionSet: {
            ...node.selectionSet,
            selections: [sequenceSelection, ...node.selectionSet.selections],
          },
        }
      },
    }),
  )
  if (!startAfter) return undefined
  return { document: declareVariables(rewritten, startAfter.argument), startAfter }
}

/** The sequence that the client gave, with the defaults of variable and argument applied; undefined when there is none. */
export function givenSequence(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  startAfter: StartAfter,
  variables: Record<string, unknown>,
): unknown {
  const { argument, value } = startAfter
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  const given = value && valueFromAST(value, argument.type, coerced)
  return given === undefined ? argument.defaultValue : given
}

/** A sequence as a number, whether it comes as a GraphQL Int or as the string of a wider scalar. */
export function toSequence(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const

const sequenceSelection = { kind: Kind.FIELD, alias: name(sequenceAlias), name: name(fieldName) } as const

const chosenByGateway: ArgumentNode = {
  kind: Kind.ARGUMENT,
  name: name(argumentName),
  value: { kind: Kind.VARIABLE, name: name(afterSequenceVariable) },
}

function resumableArgument(
  field: GraphQLField<unknown, unknown> | null | undefined,
): GraphQLArgument | undefined {
  if (!field || isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) return undefined
  const type = getNamedType(field.type)
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined
  return type.getFields()[fieldName] && field.args.find((argument) => argument.name === argumentName)
}

// The client's own variable for the argument has no use left, and a subgraph rejects unused variables.
function declareVariables(document: DocumentNode, argument: GraphQLArgument): DocumentNode {
  const used = new Set<string>()
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void used.add(node.name.value),
  })
  const hasFallback = isNonNullType(argument.type) && argument.defaultValue !== undefined
  const type: TypeNode = parseType(String(hasFallback ? getNullableType(argument.type) : argument.type))
  const declared = { kind: Kind.VARIABLE, name: name(afterSequenceVariable) } as const
  return visit(document, {
    OperationDefinition: (node) => ({
      ...node,
      variableDefinitions: [
        ...(node.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
        { kind: Kind.VARIABLE_DEFINITION, variable: declared, type } as const,
      ],
    }),
  })
}
