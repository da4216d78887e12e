/** Our schemas as the JSON Schema of the OpenAPI document: what may be left out, what always comes, which text is a time. */
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type * as z from 'zod/mini'

export type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  description?: string
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}
type Strategy = 'input' | 'output'

/** Times end in `At`, days in `On`, everywhere in the product; these are the others. */
const INSTANT = /^(at|waitingSince|takenBackUntil|until)$|At$/
const DAY =
  /^(on|onDay|day|asOf|today|dueBy|checkedFor|servesSince|waitsSince|since|(valid|effective|counts)(From|To|Until))$|On$/

/** What zod takes is described as it is; three things the library tells otherwise than they are. */
const told: NonNullable<ConstructorParameters<typeof ZodToJsonSchemaConverter>[0]>['interceptors'] = [
  ({ schema, options, next }) => {
    const [required, json] = next()
    const { type } = schema._zod.def
    // Whatever is sent there, or nothing, is taken.
    if (type === 'catch' && options.strategy === 'input') return [false, json]
    if (options.strategy === 'output') {
      // What has a value where none was given always has one.
      if (type === 'default') return [true, without(json, 'default')]
      if (type === 'object') nameTimes(json as Schema)
    }
    return [required, json]
  },
]

export const converter = new ZodToJsonSchemaConverter({ interceptors: told })

export function schemaOf(schema: z.ZodMiniType, strategy: Strategy): Schema {
  const [, json] = converter.convert(schema, { strategy })
  return json as Schema
}

function nameTimes({ properties = {} }: Schema): void {
  const isSpan = 'from' in properties && 'to' in properties
  for (const [name, schema] of Object.entries(properties)) {
    const isDay = DAY.test(name) || name === 'from' || (isSpan && name === 'to')
    const format = INSTANT.test(name) ? 'date-time' : isDay ? 'date' : null
    for (const text of schema.anyOf ?? [schema])
      if (format && text.type === 'string' && !text.format && !text.enum && text.const === undefined)
        text.format = format
  }
}

const without = <T extends object>(json: T, name: keyof T): T => {
  const { [name]: _, ...rest } = json
  return rest as T
}

export type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
  style?: string
  explode?: boolean
  allowEmptyValue?: boolean
  allowReserved?: boolean
}

/** A list in a query is its name once for each value; nothing is sent as nothing. */
export function plainParameter({ name, in: place, required, description, schema }: Parameter): Parameter {
  const isList = place === 'query' && schema?.type === 'array'
  return {
    name,
    in: place,
    required: required ?? false,
    ...(description ? { description } : {}),
    ...(schema ? { schema } : {}),
    ...(isList ? { style: 'form', explode: true } : {}),
  }
}

/** The fields of a query schema as parameters. */
export const queryParameters = (query: z.ZodMiniType): Parameter[] => {
  const { properties = {}, required = [] } = schemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) =>
    plainParameter({ name, in: 'query', required: required.includes(name), schema }),
  )
}

/**
 * A body says in words what is assumed of a field that is left out: programs that make types from the document take a
 * field with a `default` for one that has to be sent.
 */
export function defaultsInWords(schema: Schema): Schema {
  const { default: assumed, properties, items, anyOf, ...rest } = schema
  return {
    ...rest,
    ...(assumed === undefined ? {} : { description: `Left out: ${JSON.stringify(assumed)}` }),
    ...(items ? { items: defaultsInWords(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(defaultsInWords) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, each]) => [name, defaultsInWords(each)]),
          ),
        }
      : {}),
  }
}
