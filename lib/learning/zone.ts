/** In which zone a person's day of learning is counted. */
import { desc, eq, sql } from 'drizzle-orm'
import { affiliations, agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { named, type Tx } from '@/lib/platform/database'

/** Where most of the field is when nothing is known of the person. */
const FALLBACK = 'America/New_York'

const zones = named('learning-zone', (db) =>
  db
    .select({ own: people.timeZone, agency: agencies.timeZone })
    .from(people)
    .leftJoin(affiliations, eq(affiliations.personId, people.id))
    .leftJoin(agencies, eq(agencies.id, affiliations.agencyId))
    .where(eq(people.id, sql.placeholder('person')))
    .orderBy(sql`${affiliations.validTo} desc nulls first`, desc(affiliations.validFrom), affiliations.id)
    .limit(1),
)

/** The zone the person chose, or that of the agency they serve (or served last). */
export async function zoneOf(tx: Tx, personId: string): Promise<string> {
  const [row] = await zones.on(tx, { person: personId })
  return row?.own ?? row?.agency ?? FALLBACK
}
