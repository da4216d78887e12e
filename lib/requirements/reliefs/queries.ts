/** Reading what was recommended and decided for people: of an agency within one's reach, and one's own. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { findReach, unitsBelow } from '@/lib/agencies/reach'
import { agencies } from '@/lib/agencies/tables'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import { type Actor, actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { recordsOf, servesYet } from '@/lib/platform/row-security'
import { dayIn } from '@/lib/platform/time'
import { can } from '../policy'
import { reliefs } from '../relief-tables'
import { requirements } from '../tables'
import { listReliefsInput, type ReliefState, type ReliefTold } from './inputs'

const MOST = 200

/**
 * What was recommended, decided and ended for people of the agency within reach, the latest first; of one person, or those
 * alone that wait for a decision. @throws not-found
 */
export async function listReliefs(ctx: Ctx, input: unknown) {
  const { agencyId, personId, waiting } = listReliefsInput.parse(input)
  const reach = findReach(ctx.actor, agencyId)
  if (!reach) throw notFound('This agency')
  const inReach = reach.unitIds
    ? sql`exists (select 1 from affiliations a where a.person_id = ${reliefs.personId} and a.agency_id = ${agencyId}::uuid
        and ${servesYet()} and a.unit_id in ${unitsBelow(reach.unitIds)})`
    : undefined
  const about = personId ? sql`${reliefs.personId} in ${recordsOf(sql`${personId}::uuid`)}` : undefined
  const where = and(eq(reliefs.agencyId, agencyId), inReach, about, waiting ? isNull(reliefs.decidedAt) : undefined)
  const items = await read(ctx, (tx) => told(tx, ctx.actor, where))
  const isOwn = personId !== undefined && personId === actingPersonId(ctx.actor)
  const mayGrant = can.keep(ctx.actor, agencyId) && !isOwn
  return { items, mayGrant, mayRecommend: !mayGrant && can.recommend(ctx.actor, agencyId) && !isOwn }
}

/** What was decided for oneself, and by whom; what waits or was declined is between those who look after training. */
export async function listMyReliefs(ctx: Ctx) {
  const me = ownerOf(ctx.actor)
  const where = and(sql`${reliefs.personId} in ${recordsOf(sql`${me}::uuid`)}`, eq(reliefs.granted, true))
  return { items: await read(ctx, (tx) => told(tx, ctx.actor, where)), mayGrant: false, mayRecommend: false }
}

async function told(tx: Tx, actor: Actor, where: SQL | undefined): Promise<ReliefTold[]> {
  const whose = { person: reliefs.personId, agency: reliefs.agencyId }
  const rows = await tx
    .select({
      relief: reliefs,
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
  return rows.map(({ relief, agency, ...names }) => {
    const { id: reliefId, fromOn: from, untilOn, endedOn, agencyId, personId } = relief
    const signed = (by: string | null, at: Date | null, words: string | null) =>
      at && { by: by ?? '', on: dayIn(agency.zone, at), words }
    const decides = can.keep(actor, agencyId) && personId !== actingPersonId(actor)
    const { kind, requirementId, dueOn, newDueOn, why, evidence } = relief
    return {
      ...{ reliefId, personId, agencyName: agency.name, ...names, kind, requirementId, from, dueOn, newDueOn },
      ...{ state: stateOf(relief), untilOn: endedOn ?? untilOn, why, evidence },
      recommended: signed(relief.recommendedByName, relief.recommendedAt, null),
      decided: signed(relief.decidedByName, relief.decidedAt, relief.decisionWords),
      ended: signed(relief.endedByName, relief.endedAt, relief.endedWhy),
      mayDecide: decides && relief.decidedAt === null,
      mayEnd: decides && relief.granted === true && relief.endedAt === null,
    }
  })
}

function stateOf({ granted, endedAt, endedOn }: typeof reliefs.$inferSelect): ReliefState {
  if (granted === null) return 'waiting'
  if (!granted) return 'declined'
  if (endedAt === null) return 'granted'
  return endedOn === null ? 'taken-back' : 'ended'
}
