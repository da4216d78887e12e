/** What a claim would bring toward what is owed, before it is sent and before it is decided. Reads only. */
import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { lastingOf } from '@/lib/identity/joined-records'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { dayIn } from '@/lib/platform/time'
import { ifItStood } from '@/lib/requirements/previewed/if-it-stood'
import { creditOf, titleAs } from './credited'
import { isWithin } from './fields'
import { previewClaimInput } from './inputs'
import { reversedAmong } from './items'
import type { ClaimVerb } from './kinds'
import { agenciesOn, type Within } from './people'
import { sidesOf, visibleTo } from './policy'
import { type ClaimRow, claimColumns, standOf } from './records'
import { previewApprovalInput } from './review-inputs'
import { areSameTopics, follows, mayTake } from './rules'
import type { bringsShape } from './shapes'
import { refuseOthers } from './steps'
import { claims } from './tables'
import { topicsFinally, topicsOf } from './topics'

type Brings = z.infer<typeof bringsShape>
const UNTOLD: Brings = { brings: null }

/**
 * For the form, while it is typed: what one's own claim would bring toward what any agency asks of oneself. Nothing is told
 * before its days, its hours and how one took part are there, of a day to come, and of a day on which no agency had them.
 * @throws signed-out
 */
export async function previewClaim(ctx: Ctx, input: unknown): Promise<Brings> {
  const { fields } = previewClaimInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  const { minutes, mode, endsOn, topicIds, topicMinutes } = fields
  const startsOn = fields.startsOn || endsOn
  if (minutes === null || mode === null || !endsOn || startsOn > endsOn) return UNTOLD
  if (!isWithin(topicMinutes, topicIds, minutes)) return UNTOLD
  return read(ctx, async (tx) => {
    const within = { tx, ctx }
    const personId = await lastingOf(tx, actor.personId)
    const served = await agenciesOn(within, personId, endsOn)
    const agency = served.find(({ agencyId }) => agencyId === fields.agencyId) ?? served[0]
    if (!agency || endsOn > dayIn(agency.zone, ctx.now)) return UNTOLD
    const claimed = { ...fields, acceptedTitle: null, startsOn, mode }
    const credit = await creditOf(tx, claimed, { minutes, topics: { topicIds, topicMinutes } })
    const supposed = { ...credit, personId, agencyId: agency.agencyId }
    return { brings: await ifItStood(within, { agencyIds: await agenciesOf(within, personId) }, supposed) }
  })
}

/**
 * What it would bring toward what the agency that decides asks, with minutes and topics as whoever decides has them now;
 * of what was decided before and is seen otherwise, in place of what counts of it. Nothing of other agencies is told, and
 * nothing where the next step is not the actor's: it does not wait any more, or another has to decide.
 * @throws signed-out; not-found; forbidden for one's own, and of who supervises them; invalid (`recordedAs`)
 */
export async function previewApproval(ctx: Ctx, input: unknown): Promise<Brings> {
  const { claimId, ...given } = previewApprovalInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const within = { tx, ctx }
    const [row] = await tx
      .select(claimColumns)
      .from(claims)
      .where(and(visibleTo(actor), eq(claims.id, claimId)))
    if (!row) throw notFound('This claim')
    const sides = sidesOf(actor, row)
    refuseOthers(within, { row, sides }, 'return')
    const verb = decisionOf(row)
    const stand = standOf(row)
    if (!follows(stand, verb) || !mayTake(verb, sides, stand, actor.personId)) return UNTOLD
    const { minutes } = given
    const topics = verb === 'grant' ? topicsFinally(row, minutes, given.topics) : (given.topics ?? topicsOf(row))
    const { startsOn, endsOn, mode, agencyId, lastingId: personId } = row
    if (startsOn === null || endsOn === null || mode === null || agencyId === null) return UNTOLD
    if (!isWithin(topics.topicMinutes, topics.topicIds, minutes)) return UNTOLD
    if (!(await agenciesOn(within, personId, endsOn)).some((each) => each.agencyId === agencyId)) return UNTOLD
    const instead = await standing(within, row)
    if (instead !== null && minutes === row.acceptedMinutes && areSameTopics(topics, topicsOf(row))) return UNTOLD
    const acceptedTitle = await nameOf(within, row, given.recordedAs)
    const credit = await creditOf(tx, { ...row, acceptedTitle, startsOn, endsOn, mode }, { minutes, topics })
    return { brings: await ifItStood(within, { agencyIds: [agencyId] }, { ...credit, personId, agencyId, instead }) }
  })
}

const decisionOf = ({ status }: ClaimRow): ClaimVerb =>
  status === 'disputed' ? 'grant' : status === 'seconding' ? 'second' : 'approve'

/** A final answer leaves the name as it is; so does whoever looks second and says nothing of it. */
const nameOf = ({ tx }: Within, row: ClaimRow, recordedAs: string | null) =>
  row.status === 'disputed' || (row.status === 'seconding' && recordedAs === null)
    ? row.acceptedTitle
    : titleAs(tx, row, recordedAs)

/** The credit of it that counts, which another one would take the place of. */
const standing = async (within: Within, row: ClaimRow): Promise<string | null> =>
  row.creditId !== null && (await reversedAmong(within, [row])).size === 0 ? row.creditId : null

/** Whom a person serves or served: whose rules may ask something of them. */
async function agenciesOf({ tx, ctx }: Within, personId: string): Promise<string[]> {
  const rows = await asSystem(tx, ctx, () =>
    tx.execute<{ id: string }>(
      sql`select distinct agency_id as id from affiliations where person_id = ${personId}::uuid`,
    ),
  )
  return rows.map(({ id }) => id)
}
