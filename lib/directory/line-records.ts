/** A line as it is kept, and what a change of it was made from. */
import { versionOf } from '@/lib/audit/versions'
import type { LineFields } from './line-inputs'
import type { contactLines } from './tables'

export type LineRow = typeof contactLines.$inferSelect

export const lineFieldsOf = (row: LineFields): LineFields => ({
  kind: row.kind,
  name: row.name,
  purpose: row.purpose,
  phone: row.phone,
  textNumber: row.textNumber,
  url: row.url,
  hours: row.hours,
  sourceName: row.sourceName,
  sourceUrl: row.sourceUrl,
})

type Checked = LineFields & Pick<LineRow, 'lastVerifiedOn' | 'verifiedHow'>
export const lineVersion = (row: Checked): string =>
  versionOf({ ...lineFieldsOf(row), on: row.lastVerifiedOn, how: row.verifiedHow })
