/** Reading what was recommended and decided for people: of an agency within one's reach, and one's own. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { isAboveActor } from '@/lib/agencies/above'
import { askedSince, type Waiting } from '@/lib/agencies/deciders'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { findReach } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { recordsOf, servesYet } from '@/lib/platform/row-security'
import { dayIn } from '@/lib/platform/time'
import { can } from '../policy'
import { reliefs } from '../relief-tables'
import { requirements } from '../tables'
import { listReliefsInput, MOST_PROOFS, type ReliefState, type ReliefTold } from './inputs'
import { isOpenToProofs } from './proofs'
import { proofsOf } from './proofs-shown'
import { isWithin, type ReliefRow, reliefColumns, sidesOf } from './sides'

/** What was recommended for people who serve and waits for a decision. */
export const waitingReliefs: Waiting = sql`
  select r.id, r.agency_id, lasting_record(r.person_id) as person_id, '' as turn, '{}'::uuid[] as before
  from reliefs r where r.decided_at is null and exists (
    select 1 from affiliations a where a.agency_id = r.agency_id and ${servesYet()}
      and a.person_id in ${recordsOf(sql`lasting_record(r.person_id)`)})`

const MOST = 200

/**
 * What was recommended, decided and ended for people of the agency within reach, the latest first; of one person, or those
 * alone that wait for a decision. @throws not-found
 */
export async function listReliefs(ctx: Ctx, input: unknown) {
  const { agencyId, personId, waiting } = listReliefsInput.parse(input)
  const reach = findReach(ctx.actor, agencyId)
  if (!reach) throw notFound('This agency')
  const about = personId ? sql`${reliefs.personId} in ${recordsOf(sql`${personId}::uuid`)}` : undefined
  const where = and(
    eq(reliefs.agencyId, agencyId),
    isWithin(reach),
    about,
    waiting ? isNull(reliefs.decidedAt) : undefined,
  )
  const isOwn = personId !== undefined && personId === actingPersonId(ctx.actor)
  const { items, above } = await read(ctx, async (tx) => ({
    items: await told(tx, ctx, { where, inReach: true }),
    above: personId !== undefined && (await isAboveActor(tx, { personId, agencyId })),
  }))
  const mayGrant = can.keep(ctx.actor, agencyId) && !isOwn && !above
  return { items, above, mayGrant, mayRecommend: !mayGrant && can.recommend(ctx.actor, agencyId) && !isOwn }
}

/** What was decided for oneself, and by whom; what waits or was declined is between those who look after training. */
export async function listMyReliefs(ctx: Ctx) {
  const me = ownerOf(ctx.actor)
  const where = and(sql`${reliefs.personId} in ${recordsOf(sql`${me}::uuid`)}`, eq(reliefs.granted, true))
  return {
    items: await read(ctx, (tx) => told(tx, ctx, { where, inReach: false })),
    ...{ mayGrant: false, mayRecommend: false, above: false },
  }
}

type Wanted = { where: SQL | undefined; inReach: boolean }

async function told(tx: Tx, ctx: Ctx, { where, inReach }: Wanted): Promise<ReliefTold[]> {
  const whose = { person: reliefs.personId, agency: reliefs.agencyId }
  const rows = await tx
    .select({
      relief: reliefColumns,
      agency: { name: agencies.name, zone: agencies.timeZone },
      requirementName: requirements.name,
      personName: sql<string>`trim(${nameShownTo('given_name', whose, people.givenName)} || ' ' || ${nameShownTo('family_name', whose, people.familyName)})`,
    })
    .from(reliefs)
    .innerJoin(agencies, eq(agencies.id, reliefs.agencyId))
    .innerJoin(people, eq(people.id, reliefs.personId))
    .leftJoin(requirements, eq(requirements.id, reliefs.requirementId))
    .where(where)
    .orderBy(desc(sql`coalesce(${reliefs.decidedAt}, ${reliefs.recommendedAt})`), desc(reliefs.id))
    .limit(MOST)
  const sided = rows.map(({ relief: row, agency: { zone } }) => ({
    row,
    zone,
    sides: sidesOf(ctx.actor, row, inReach),
  }))
  const proofs = await proofsOf(tx, ctx, sided)
  const waiting = rows.flatMap(({ relief }) => (relief.decidedAt === null ? relief.id : []))
  const asked = await askedSince(tx, ctx, waiting)
  return rows.map(({ relief, agency, ...names }) => {
    const { id: reliefId, fromOn: from, untilOn, endedOn, personId } = relief
    const signed = (by: string | null, at: Date | null, words: string | null) =>
      at && { by: by ?? '', on: dayIn(agency.zone, at), words }
    const { own, decides, recommended } = sidesOf(ctx.actor, relief, inReach)
    const { kind, requirementId, dueOn, newDueOn, why, evidence, filesShown } = relief
    return {
      ...{ reliefId, personId, agencyName: agency.name, ...names, kind, requirementId, from, dueOn, newDueOn },
      ...{ state: stateOf(relief), untilOn: endedOn ?? untilOn, why, evidence, filesShown },
      proofs: proofs.get(reliefId) ?? [],
      recommended: signed(relief.recommendedByName, relief.recommendedAt, null),
      askedOn: decides ? null : askedDay(asked.get(reliefId), agency.zone),
      decided: signed(relief.decidedByName, relief.decidedAt, relief.decisionWords),
      ended: signed(relief.endedByName, relief.endedAt, relief.endedWhy),
      mayDecide: decides && relief.decidedAt === null,
      mayEnd: decides && relief.granted === true && relief.endedAt === null,
      mayAddProof: !own && (decides || recommended) && isOpenToProofs(relief) && filesShown < MOST_PROOFS,
    }
  })
}

const askedDay = (at: Date | undefined, zone: string) => (at ? dayIn(zone, at) : null)

function stateOf({ granted, endedAt, endedOn }: ReliefRow): ReliefState {
  if (granted === null) return 'waiting'
  if (!granted) return 'declined'
  if (endedAt === null) return 'granted'
  return endedOn === null ? 'taken-back' : 'ended'
}
