/** Many rows in one statement. The query builder would spend a tenth of a millisecond on each and stop at 65,535 values. */
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './database'

const ROWS_A_STATEMENT = 5000

/** Adds rows; all have the keys of the first. Days and instants as texts or dates, jsonb as values; no bytes. */
export async function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first)
  const names = sql.raw(columns.map(([key]) => `"${snakeCase(key)}"`).join(', '))
  const picked = sql.raw(columns.map(([key]) => `r."${key}"`).join(', '))
  const shape = sql.raw(columns.map(([key, column]) => `"${key}" ${column.getSQLType()}`).join(', '))
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const part = JSON.stringify(rows.slice(at, at + ROWS_A_STATEMENT))
    await tx.execute(sql`insert into ${sql.identifier(getTableName(table))} (${names})
      select ${picked} from jsonb_to_recordset(${part}::jsonb) as r(${shape})`)
  }
}

const snakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** For an insert that changes what is there: these columns become what was sent. */
export const asSent = (keys: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(keys.map((key) => [key, sql`excluded.${sql.identifier(snakeCase(key))}`]))

/** `column = any(…)` over ids, as one value however many there are. */
export const anyId = (ids: readonly string[]): SQL => sql`any(${idList(ids)}::uuid[])`
/** The same in a named query, over the ids that are handed in by that name as `idList`. */
export const anyIdGiven = (name: string): SQL => sql`any(${sql.placeholder(name)}::uuid[])`
export const idList = (ids: readonly string[]): string => `{${ids.join(',')}}`
/** The same over texts. */
export const anyText = (texts: readonly string[]): SQL =>
  sql`any(array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)))`
