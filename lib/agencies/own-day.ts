/** In which zone a person's own day is counted. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { actingPersonId } from '@/lib/platform/context'
import { named, type Tx } from '@/lib/platform/database'
import { invalid } from '@/lib/platform/errors'
import { type Day, dayIn } from '@/lib/platform/time'
import { affiliations, agencies } from './tables'

/** Where most of the field is when nothing is known of the person. */
export const USUAL_ZONE = 'America/New_York'

const zones = named('zone-of-person', (db) =>
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
export async function zoneOfPerson(tx: Tx, personId: string): Promise<string> {
  const [row] = await zones.on(tx, { person: personId })
  return row?.own ?? row?.agency ?? USUAL_ZONE
}

/** The day it is where the person is. */
export const dayOfPerson = async (tx: Tx, personId: string, at: Date): Promise<Day> =>
  dayIn(await zoneOfPerson(tx, personId), at)

/** Nobody says of tomorrow what they did. @throws invalid (the field) for a day that has not come where the person is */
export async function refuseAhead({ tx, ctx }: Writer, field: string, on: Day): Promise<void> {
  const personId = actingPersonId(ctx.actor)
  if (personId && on > (await dayOfPerson(tx, personId, ctx.now)))
    throw invalid(field, 'This day has not come yet where you are.')
}
