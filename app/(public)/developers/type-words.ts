/** A schema as a person reads it: fields with their kinds, one a line, what may be left out marked by `?`. */
import type { Schema } from '../../api/_schemas'

export function typeWords(schema: Schema, indent = ''): string {
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map((each) => typeWords(each, indent)).join(' | ')
  if (schema.type === 'array') return listWords(schema.items ?? {}, indent)
  if (schema.type === 'object' && schema.properties) return fieldWords(schema, indent)
  return plainWords(schema)
}

function listWords(items: Schema, indent: string): string {
  const words = typeWords(items, indent)
  return /^[\w-]+$/.test(words) ? `list of ${words}` : `list of (${words})`
}

function fieldWords({ properties = {}, required = [] }: Schema, indent: string): string {
  const deeper = `${indent}  `
  const lines = Object.entries(properties).map(
    ([name, each]) => `${deeper}${name}${required.includes(name) ? '' : '?'}: ${typeWords(each, deeper)}`,
  )
  return lines.length > 0 ? `{\n${lines.join('\n')}\n${indent}}` : '{}'
}

function plainWords({ type, format }: Schema): string {
  if (format === 'date-time') return 'instant'
  if (format === 'date') return 'day'
  if (format === 'uuid') return 'id'
  if (type === 'string') return 'text'
  if (type === 'integer') return 'whole-number'
  if (type === 'boolean') return 'yes-or-no'
  return type ?? 'anything'
}
