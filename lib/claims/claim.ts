/** One claim with all that the reader may see of it. */
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { events } from '@/lib/events/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { ofActingPerson } from '@/lib/platform/row-security'
import { namedFor, namingAt } from '@/lib/requirements/courses-named'
import { secondAbove } from './claim-rules'
import { proofsOf } from './evidence-shown'
import { claimInput } from './inputs'
import { itemsOf } from './items'
import type { ClaimVerb } from './kinds'
import { namesOf, reviewersOf, type Within } from './people'
import { sidesOf, visibleTo } from './policy'
import { alikeOf } from './queries'
import { type ClaimRow, claimColumns, fieldsOf, standOf } from './records'
import { mayReopen } from './reopening'
import { awaitsDecision, type ClaimSides, follows, isWritten, mayTake, wantsSecond } from './rules'
import type { Claim } from './shapes'
import { claimSteps, claims } from './tables'
import { namedTopics } from './topics'

/** A claim as its writer, or a coordinator of the agency it is for, sees it. @throws signed-out, not-found */
export async function getClaim(ctx: Ctx, input: unknown): Promise<Claim> {
  const { claimId } = claimInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const within = { tx, ctx }
    const [row] = await tx
      .select(claimColumns)
      .from(claims)
      .where(and(visibleTo(actor), eq(claims.id, claimId)))
    const [item] = row ? await itemsOf(within, [row]) : []
    if (!row || !item) throw notFound('This claim')
    const sides = sidesOf(actor, row)
    const may = { ...mayOf(row, sides, actingPersonId(actor)), reopen: await mayReopen(within, row, sides) }
    const steps = await stepsIn(within, claimId)
    const returned =
      row.status === 'returned' ? (steps.findLast(({ verb }) => verb === 'return')?.fieldReasons ?? []) : []
    return {
      ...item,
      ...{
        own: row.own,
        above: row.above,
        fields: fieldsOf(row),
        topics: await namedTopics(within, row),
        event: await eventOf(tx, row),
      },
      acceptedTopics: row.acceptedTopics && (await namedTopics(within, row.acceptedTopics)),
      agencyName: await agencyNameOf(tx, row),
      alike: await alikeOf(within, row),
      proofs: await proofsOf(within, claimId),
      ...{ steps, returned },
      reviewers: await othersWho(within, row, may),
      ...(await namesFor(tx, row, sides)),
      wantsSecond: sides.reviews && !sides.above && row.status === 'submitted' && (await isSecondWanted(tx, row)),
      may,
    }
  })
}

/** Who decides in place of the reader, by name, as long as there is something to decide: who claims, who is supervised by them, who decided before. */
async function othersWho(within: Within, row: ClaimRow, may: Claim['may']): Promise<string[]> {
  const isOver = row.status === 'approved' || row.status === 'rejected'
  if (row.own ? isOver : !awaitsDecision(row.status) || may.approve || may.settle) return []
  return (await reviewersOf(within, row)).map(({ name }) => name)
}

/** What whoever decides it may call it on the record, as the first of two did among that; and what it counts for as it is called. */
async function namesFor(tx: Tx, row: ClaimRow, sides: ClaimSides): Promise<Pick<Claim, 'courses' | 'countsFor'>> {
  if (!sides.reviews || row.agencyId === null) return { courses: [], countsFor: [] }
  const naming = await namingAt(tx, row.agencyId)
  const courses = new Set([...naming.map(({ title }) => title), ...(row.acceptedTitle ? [row.acceptedTitle] : [])])
  return { courses: [...courses], countsFor: namedFor(naming, row.acceptedTitle ?? row.title) }
}

const isSecondWanted = async (tx: Tx, { agencyId, minutes }: ClaimRow) =>
  wantsSecond(minutes ?? 0, await secondAbove(tx, agencyId ?? ''))

async function stepsIn(within: Within, claimId: string): Promise<Claim['steps']> {
  const rows = await within.tx
    .select({ ...getTableColumns(claimSteps), byMe: sql<boolean>`${ofActingPerson(claimSteps.takenBy)}` })
    .from(claimSteps)
    .where(eq(claimSteps.claimId, claimId))
    .orderBy(asc(claimSteps.takenAt), asc(claimSteps.id))
  const names = await namesOf(
    within,
    rows.map(({ takenBy }) => takenBy),
  )
  const steps: Claim['steps'] = []
  for (const { verb, takenBy, byMe, takenAt, reason, fieldReasons, minutes, topics, apartFrom } of rows)
    steps.push({
      ...{
        verb,
        byName: names.get(takenBy) ?? '',
        byMe,
        at: takenAt.toISOString(),
        reason,
        fieldReasons,
        minutes,
        apartFrom,
      },
      topics: topics && (await namedTopics(within, topics)),
    })
  return steps
}

async function eventOf(tx: Tx, { eventSlug }: ClaimRow): Promise<Claim['event']> {
  if (eventSlug === null) return null
  const [event] = await tx
    .select({ slug: events.slug, title: events.title })
    .from(events)
    .where(eq(events.slug, eventSlug))
  return event ?? null
}

async function agencyNameOf(tx: Tx, { agencyId }: ClaimRow): Promise<string | null> {
  if (agencyId === null) return null
  const [agency] = await tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, agencyId))
  return agency?.name ?? null
}

function mayOf(row: ClaimRow, sides: ClaimSides, personId: string | null): Omit<Claim['may'], 'reopen'> {
  const stand = standOf(row)
  const may = (verb: ClaimVerb) => follows(stand, verb) !== null && mayTake(verb, sides, stand, personId)
  return {
    change: sides.own && isWritten(row.status),
    discard: sides.own && row.status === 'draft',
    ...{ submit: may('submit'), withdraw: may('withdraw'), dispute: may('dispute') },
    ...{ return: may('return'), approve: may('approve') || may('second'), reject: may('reject') },
    settle: may('grant'),
    removeEvidence: sides.own || (sides.reviews && !sides.above),
  }
}
