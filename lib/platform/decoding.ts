/** Rows of named queries as Drizzle maps them, with each column's decoder looked up once and not for every value. */
import { Column, is, SQL } from 'drizzle-orm'

/** What Drizzle keeps of how a query is answered. */
export type Mapped = { fields?: { path: string[]; field: unknown }[]; customResultMapper?: unknown }
type Decoder = { mapFromDriverValue(value: unknown): unknown }
type Decode = (row: readonly unknown[]) => Record<string, unknown>

const known = new WeakMap<Mapped, Decode | null>()

/** Nothing for columns in groups and what is neither column nor SQL: those Drizzle maps itself. */
export function decoderOf(query: Mapped): Decode | null {
  const found = known.get(query)
  if (found !== undefined) return found
  const columns = query.customResultMapper ? null : flat(query.fields ?? [])
  const decode = columns && columns.length > 0 ? decoding(columns) : null
  known.set(query, decode)
  return decode
}

type Named = { name: string; decoder: Decoder }

function flat(fields: NonNullable<Mapped['fields']>): Named[] | null {
  const columns: Named[] = []
  for (const { path, field } of fields) {
    const [name, more] = path
    const decoder = is(field, SQL)
      ? (field as unknown as { decoder: Decoder }).decoder
      : is(field, Column)
        ? field
        : null
    if (name === undefined || more !== undefined || !decoder) return null
    columns.push({ name, decoder })
  }
  return columns
}

const decoding =
  (columns: readonly Named[]): Decode =>
  (row) => {
    const record: Record<string, unknown> = {}
    for (const [i, { name, decoder }] of columns.entries())
      record[name] = row[i] === null ? null : decoder.mapFromDriverValue(row[i])
    return record
  }
