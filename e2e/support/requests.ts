/** Every operation as a request over the wire: path, query and body as its route says, whatever the input is. */
import type { AnyProcedure } from '@orpc/server'
import * as z from 'zod/mini'
import { router } from '@/app/api/_operations/router'
import type { Schema } from './hostile'

export type Operation = { name: string; method: string; path: string; schema: Schema | null }

/** All of them, in the order of the router. */
export function allOperations(): Operation[] {
  return Object.entries(router).flatMap(([domain, operations]) =>
    Object.entries(operations).map(([name, procedure]) => {
      const { route, inputSchema } = (procedure as AnyProcedure)['~orpc']
      const { method = 'POST', path = `/${domain}/${name}` } = route
      const schema = inputSchema ? schemaOf(inputSchema as unknown as z.core.$ZodType) : null
      return { name: `${domain}.${name}`, method, path, schema }
    }),
  )
}

const schemaOf = (schema: z.core.$ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Schema

/** Half of a surrogate pair has no octets in UTF-8; its code point is sent as if it had. */
const encode = (text: string) => {
  const sent = text.slice(0, 4000)
  return !/\p{Surrogate}/u.test(sent) ? encodeURIComponent(sent) : '%ED%A0%80'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const words = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** A query may not be longer than servers take; what is deeper than a list is sent as its JSON. */
function queryOf(input: Record<string, unknown>): string {
  const pairs = Object.entries(input).flatMap(([key, value]): (readonly [string, unknown])[] =>
    Array.isArray(value) ? value.slice(0, 50).map((item, place) => [`${key}[${place}]`, item]) : [[key, value]],
  )
  return pairs
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${encode(key)}=${encode(words(value) ?? '')}`)
    .join('&')
}

export type Wire = { method: string; path: string; body: string | null }

/** The input as it goes over the wire: named places of the path first, the rest as query or body. */
export function onTheWire({ method, path, schema }: Operation, input: unknown): Wire {
  const rest = isRecord(input) ? { ...input } : {}
  const filled = path.replace(/\{\+?(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encode(words(value) ?? '') || '%00'
  })
  if (method === 'GET') return { method, path: `${filled}?${queryOf(rest)}`, body: null }
  if (!schema) return { method, path: filled, body: null }
  return { method, path: filled, body: JSON.stringify(isRecord(input) ? rest : (input ?? null)) }
}
