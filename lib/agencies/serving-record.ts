/** Of a row that names somebody of an agency: the record under which they serve there. */
import { type SQL, sql } from 'drizzle-orm'

/** The record of the row itself while it has service with the agency, else the one that it was joined to. */
export const servingRecord = (row: string): SQL<string> =>
  sql<string>`case when exists (select 1 from affiliations s where s.person_id = ${sql.raw(row)}.person_id
    and s.agency_id = ${sql.raw(row)}.agency_id) then ${sql.raw(row)}.person_id else lasting_record(${sql.raw(row)}.person_id) end`
