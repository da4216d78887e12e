/** Column shapes that recur, so that the same thing is stored the same way everywhere. */
import { type AnyColumn, sql } from 'drizzle-orm'
import { check, customType, date, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const id = () => uuid().primaryKey()
/** An instant (`timestamptz`). */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
/** A day without a time. */
export const day = () => date({ mode: 'string' })
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A state column: text with a check, since comparing enums is not leakproof and loses its index under row security. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  text({ enum: values as unknown as [T[number], ...T[number][]] })
export const checkOneOf = (name: string, column: AnyColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`)
