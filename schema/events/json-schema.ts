import { z } from 'zod'
import type { EventContract } from './wire.ts'

/**
 * The JSON Schema of an event's body as a producer may send it, in its snake_case spelling; ids that are numbers are
 * integers there, of any length.
 */
export function jsonSchemaOf({ type, exchange, routingKey, body }: EventContract): object {
  const schema = z.toJSONSchema(body, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.core.$ZodBigInt) jsonSchema.type = 'integer'
    },
  })
  return {
    ...schema,
    title: type,
    description: `Published to the topic exchange ${exchange} with the routing key ${routingKey}.`,
  }
}
