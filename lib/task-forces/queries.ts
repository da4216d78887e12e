/** Reading task forces: public facts, for anyone. Who leads them is in kept.ts. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { listings } from '@/lib/directory/listing-tables'
import { listComingOf } from '@/lib/events/of-agencies'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { taskForceSides } from './fields'
import { agencyTaskForcesInput, taskForceSlugInput } from './inputs'
import { isLed } from './policy'
import { awardVersion, dayOfForce, type ForceRow, forceVersion, partnerVersion } from './records'
import { awardState, isEnded, isInForce, type Missing, missingOn } from './rules'
import type { PartnerStretch, TaskForce, TaskForceAward, TaskForceItem } from './shapes'
import { taskForceAwards, taskForcePartners, taskForces } from './tables'

const EVENTS_SHOWN = 10

export type Party = Omit<PartnerStretch, 'version' | 'isNow' | 'isAhead'> & { taskForceId: string }

/** Everybody who was, is or will be in these task forces, by name. */
export async function partiesOf(tx: Tx, taskForceIds: readonly string[]): Promise<Party[]> {
  if (taskForceIds.length === 0) return []
  const rows = await tx
    .select({
      partnerId: taskForcePartners.id,
      taskForceId: taskForcePartners.taskForceId,
      agencyId: taskForcePartners.agencyId,
      name: sql<string>`coalesce(${agencies.name}, ${taskForcePartners.name})`,
      side: taskForcePartners.side,
      validFrom: taskForcePartners.validFrom,
      validTo: taskForcePartners.validTo,
    })
    .from(taskForcePartners)
    .leftJoin(agencies, eq(agencies.id, taskForcePartners.agencyId))
    .where(inArray(taskForcePartners.taskForceId, [...taskForceIds]))
    .orderBy(sql`folded(coalesce(${agencies.name}, ${taskForcePartners.name}))`, asc(taskForcePartners.id))
  return rows.sort((one, other) => taskForceSides.indexOf(one.side) - taskForceSides.indexOf(other.side))
}

export function itemOf(row: ForceRow, parties: readonly Party[], now: Date): TaskForceItem {
  const today = dayOfForce(row, now)
  return {
    taskForceId: row.id,
    ...{ slug: row.slug, name: row.name, kind: row.kind, state: row.state },
    ...{ servedStates: row.servedStates, servedCounties: row.servedCounties, servedWords: row.servedWords },
    ...{ postalCode: row.postalCode, latitude: row.latitude, longitude: row.longitude },
    ...{ phone: row.phone, email: row.email, url: row.url, since: row.since, endedOn: row.endedOn },
    isEnded: isEnded(row, today),
    partners: parties
      .filter((party) => isInForce(party, today))
      .map(({ agencyId, name, side }) => ({ agencyId, name, side })),
    missingSides: missingOn(row, parties, today).map(({ side }) => side),
    ...{ miles: null, serves: null },
  }
}

/** In the order of the ids. */
export async function itemsOf(tx: Tx, taskForceIds: readonly string[], now: Date): Promise<TaskForceItem[]> {
  if (taskForceIds.length === 0) return []
  const rows = await tx
    .select()
    .from(taskForces)
    .where(inArray(taskForces.id, [...taskForceIds]))
  const parties = await partiesOf(tx, taskForceIds)
  return taskForceIds.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    return row
      ? [
          itemOf(
            row,
            parties.filter(({ taskForceId }) => taskForceId === id),
            now,
          ),
        ]
      : []
  })
}

/** Task forces that an agency is in today, by name; each has its own today, and one that has ended has nobody in it. @throws not-found for what is no agency */
export async function listTaskForcesOfAgency(ctx: Ctx, input: unknown): Promise<{ items: TaskForceItem[] }> {
  const { agencyId } = agencyTaskForcesInput.parse(input)
  return read(ctx, async (tx) => {
    const [agency] = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId))
    if (!agency) throw notFound('This agency')
    const rows = await tx
      .select({ id: taskForces.id })
      .from(taskForces)
      .where(
        sql`exists (select 1 from task_force_partners p where p.task_force_id = ${taskForces.id}
          and p.agency_id = ${agencyId}::uuid)`,
      )
      .orderBy(asc(taskForces.sortName), asc(taskForces.id))
    const items = await itemsOf(tx, idsOf(rows), ctx.now)
    return {
      items: items.filter((each) => !each.isEnded && each.partners.some((party) => party.agencyId === agencyId)),
    }
  })
}

/** The task forces that a public listing speaks of: the way back from it. @throws not-found for what is no public listing */
export async function listTaskForcesOfListing(
  ctx: Ctx,
  input: unknown,
): Promise<{ items: { slug: string; name: string }[] }> {
  const { slug } = taskForceSlugInput.parse(input)
  return read(ctx, async (tx) => {
    const [listing] = await tx
      .select({ id: listings.id })
      .from(listings)
      .where(and(eq(listings.slug, slug), eq(listings.status, 'listed')))
    if (!listing) throw notFound('This listing')
    const items = await tx
      .select({ slug: taskForces.slug, name: taskForces.name })
      .from(taskForces)
      .where(eq(taskForces.listingId, listing.id))
      .orderBy(asc(taskForces.sortName), asc(taskForces.id))
    return { items }
  })
}

/** Task forces that the acting person leads, by name. @throws signed-out */
export async function listMyTaskForces(ctx: Ctx): Promise<{ items: TaskForceItem[] }> {
  if (!actingPersonId(ctx.actor)) throw signedOut()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ id: taskForces.id })
      .from(taskForces)
      .where(isLed(sql`${taskForces.id}`))
      .orderBy(asc(taskForces.sortName), asc(taskForces.id))
    return { items: await itemsOf(tx, idsOf(rows), ctx.now) }
  })
}

/** The addresses of all pages of task forces, for those who index them. */
export const listTaskForceAddresses = (ctx: Ctx): Promise<{ slug: string; updatedAt: Date }[]> =>
  read(ctx, (tx) =>
    tx
      .select({ slug: taskForces.slug, updatedAt: taskForces.updatedAt })
      .from(taskForces)
      .orderBy(asc(taskForces.slug)),
  )

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** A task force as its page shows it. @throws not-found */
export async function getTaskForce(ctx: Ctx, input: unknown): Promise<TaskForce> {
  const { slug } = taskForceSlugInput.parse(input)
  return read(ctx, async (tx) => wholeOf(tx, await bySlug(tx, slug), ctx.now))
}

/** @throws not-found */
export async function bySlug(tx: Tx, slug: string): Promise<ForceRow> {
  const [row] = await tx.select().from(taskForces).where(eq(taskForces.slug, slug))
  if (!row) throw notFound('This task force')
  return row
}

export async function wholeOf(tx: Tx, row: ForceRow, now: Date): Promise<TaskForce> {
  const parties = await partiesOf(tx, [row.id])
  const today = dayOfForce(row, now)
  const item = itemOf(row, parties, now)
  const stretches = parties.map((party) => stretchOf(party, today))
  const missing: Missing[] = missingOn(row, parties, today)
  return {
    ...item,
    ...{ version: forceVersion(row), today, missing },
    ...{ lawEnforcementDoes: row.lawEnforcementDoes, victimServicesDoes: row.victimServicesDoes },
    present: stretches.filter(({ isNow }) => isNow),
    ahead: stretches.filter(({ isAhead }) => isAhead),
    // What began and ended on one day was a mistake that somebody put right.
    former: stretches.filter(({ isNow, isAhead, validFrom, validTo }) => !isNow && !isAhead && validTo !== validFrom),
    awards: await awardsOf(tx, row.id, today),
    listing: await listingOf(tx, row.listingId),
    events: await listComingOf(
      tx,
      item.partners.flatMap(({ agencyId }) => agencyId ?? []),
      now,
      EVENTS_SHOWN,
    ),
    updatedAt: row.updatedAt.toISOString(),
  }
}

const stretchOf = ({ taskForceId: _, ...party }: Party, today: Day): PartnerStretch => ({
  ...party,
  version: partnerVersion(party),
  isNow: isInForce(party, today),
  isAhead: party.validFrom > today && party.validTo !== party.validFrom,
})

export async function awardsOf(tx: Tx, taskForceId: string, today: Day): Promise<TaskForceAward[]> {
  const rows = await tx
    .select({ award: taskForceAwards, agency: agencies.name })
    .from(taskForceAwards)
    .leftJoin(agencies, eq(agencies.id, taskForceAwards.holderAgencyId))
    .where(and(eq(taskForceAwards.taskForceId, taskForceId), isNull(taskForceAwards.withdrawnAt)))
    .orderBy(sql`${taskForceAwards.startsOn} desc nulls last`, desc(taskForceAwards.number), asc(taskForceAwards.basis))
  return rows.map(({ award, agency }) => ({
    ...{ awardId: award.id, version: awardVersion(award) },
    ...{ number: award.number, program: award.program, funder: award.funder },
    ...{ holderAgencyId: award.holderAgencyId, holder: agency ?? award.holderName ?? '' },
    ...{ amount: award.amount, basis: award.basis, startsOn: award.startsOn, endsOn: award.endsOn },
    state: awardState(award, today),
    ...{ sourceName: award.sourceName, sourceUrl: award.sourceUrl, sourceSeenOn: award.sourceSeenOn },
  }))
}

/** Only what is public: a listing that was retired is no page to go to. */
async function listingOf(tx: Tx, listingId: string | null): Promise<TaskForce['listing']> {
  if (!listingId) return null
  const [row] = await tx
    .select({ slug: listings.slug, name: listings.name })
    .from(listings)
    .where(and(eq(listings.id, listingId), eq(listings.status, 'listed')))
  return row ?? null
}
