/** Rows of named queries as Drizzle maps them, with each column's decoder looked up once and not for every value. */
import { Column, is, SQL } from 'drizzle-orm'

/** What Drizzle keeps of how a query is answered. */
export type Mapped = {
  fields?: { path: string[]; field: unknown }[]
  customResultMapper?: unknown
  /** By table: false where it is joined and may have no row, so that a group of its columns is nothing as a whole. */
  joinsNotNullableMap?: Record<string, boolean>
}
type Decoder = { mapFromDriverValue(value: unknown): unknown }
type Decode = (row: readonly unknown[]) => Record<string, unknown>

const known = new WeakMap<Mapped, Decode | null>()

/** Nothing for columns in groups where a table may have no row, and what is neither column nor SQL: those Drizzle maps itself. */
export function decoderOf(query: Mapped): Decode | null {
  const found = known.get(query)
  if (found !== undefined) return found
  const columns = query.customResultMapper
    ? null
    : columnsOf(query.fields ?? [], Object.values(query.joinsNotNullableMap ?? {}).every(Boolean))
  const decode = columns && columns.length > 0 ? decoding(columns) : null
  known.set(query, decode)
  return decode
}

type Named = { group: string | null; name: string; decoder: Decoder }

function columnsOf(fields: NonNullable<Mapped['fields']>, mayGroup: boolean): Named[] | null {
  const columns: Named[] = []
  for (const { path, field } of fields) {
    const [name, inner, more] = path
    const decoder = is(field, SQL)
      ? (field as unknown as { decoder: Decoder }).decoder
      : is(field, Column)
        ? field
        : null
    if (name === undefined || more !== undefined || (inner !== undefined && !mayGroup) || !decoder) return null
    columns.push(inner === undefined ? { group: null, name, decoder } : { group: name, name: inner, decoder })
  }
  return columns
}

const decoding =
  (columns: readonly Named[]): Decode =>
  (row) => {
    const record: Record<string, unknown> = {}
    let i = 0
    for (const { group, name, decoder } of columns) {
      const value = row[i++]
      const into = group === null ? record : within(record, group)
      into[name] = value === null ? null : decoder.mapFromDriverValue(value)
    }
    return record
  }

function within(record: Record<string, unknown>, group: string): Record<string, unknown> {
  record[group] ??= {}
  return record[group] as Record<string, unknown>
}
