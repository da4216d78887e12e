/** A task force as those see it who keep it: what its forms hold, who leads it, and which files of awards were taken in. */
import { asc, desc, eq, sql } from 'drizzle-orm'
import { isOnMap } from '@/lib/directory/atlas'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { dayIn } from '@/lib/platform/time'
import { slugOfListing } from './commands'
import { taskForceSlugInput } from './inputs'
import { can, leads } from './policy'
import { bySlug, wholeOf } from './queries'
import { forceFieldsOf, zoneOfForce } from './records'
import { mayTakeBack } from './rules'
import type { KeptTaskForce } from './shapes'
import { taskForceAwardImports, taskForceLeads } from './tables'

const IMPORTS_SHOWN = 20

/** @throws not-found; forbidden for who does not keep it */
export async function getKeptTaskForce(ctx: Ctx, input: unknown): Promise<KeptTaskForce> {
  const { slug } = taskForceSlugInput.parse(input)
  return read(ctx, async (tx) => {
    const row = await bySlug(tx, slug)
    if (!can.keep(ctx.actor, await leads(tx, row.id)))
      throw forbidden('Its leads and administrators keep a task force.')
    return {
      ...(await wholeOf(tx, row, ctx.now)),
      fields: forceFieldsOf(row, await slugOfListing({ tx }, row.listingId)),
      mayChangeKind: can.changeKind(ctx.actor),
      mayNameLeads: can.nameLeads(ctx.actor),
      unknownCounties: row.servedCounties.filter((county) => !isOnMap(county)),
      ...(await asSystem(tx, ctx, async () => ({
        // Names and addresses of the leads are for those who name them.
        leads: can.nameLeads(ctx.actor) ? await leadsOf(tx, row.id, zoneOfForce(row)) : [],
        imports: await importsOf(tx, row.id, ctx.now),
      }))),
    }
  })
}

/** Those who lead it now first. Their names are the system's to read: they need not share an agency with the reader. */
async function leadsOf(tx: Tx, taskForceId: string, zone: string): Promise<KeptTaskForce['leads']> {
  const rows = await tx
    .select({
      leadId: taskForceLeads.id,
      personId: taskForceLeads.personId,
      name: fullName,
      email: taskForceLeads.boundTo,
      namedAt: taskForceLeads.namedAt,
      endedAt: taskForceLeads.endedAt,
      isInEffect: isInEffect,
    })
    .from(taskForceLeads)
    .innerJoin(people, eq(people.id, taskForceLeads.personId))
    .where(eq(taskForceLeads.taskForceId, taskForceId))
    .orderBy(sql`${taskForceLeads.endedAt} desc nulls first`, asc(taskForceLeads.namedAt), asc(taskForceLeads.id))
  return rows.map(({ namedAt, endedAt, ...lead }) => ({
    ...lead,
    namedOn: dayIn(zone, namedAt),
    endedOn: endedAt && dayIn(zone, endedAt),
  }))
}

const fullName = sql<string>`trim(concat_ws(' ', ${people.givenName}, ${people.familyName}))`
const isInEffect = sql<boolean>`(${taskForceLeads.endedAt} is null and exists (select 1 from logins l
  where l.person_id = lasting_record(${taskForceLeads.personId}) and l.kind = 'email'
    and l.identifier = ${taskForceLeads.boundTo} and l.verified_at is not null))`

async function importsOf(tx: Tx, taskForceId: string, now: Date): Promise<KeptTaskForce['imports']> {
  const rows = await tx
    .select({ import: taskForceAwardImports, name: fullName })
    .from(taskForceAwardImports)
    .leftJoin(people, eq(people.id, taskForceAwardImports.importedBy))
    .where(eq(taskForceAwardImports.taskForceId, taskForceId))
    .orderBy(desc(taskForceAwardImports.importedAt), asc(taskForceAwardImports.id))
    .limit(IMPORTS_SHOWN)
  return rows.map(({ import: row, name }) => ({
    importId: row.id,
    fileName: row.fileName,
    importedAt: row.importedAt.toISOString(),
    importedBy: name || null,
    added: row.done.filter(({ before }) => before === null).length,
    changed: row.done.filter(({ before }) => before !== null).length,
    takenBackAt: row.takenBackAt?.toISOString() ?? null,
    mayTakeBack: mayTakeBack(row, now),
  }))
}
