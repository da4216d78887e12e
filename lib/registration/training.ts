/** Where what a rule would ask for is to be had: modules of the catalog, and events to come with the places they have left. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { asksForMinutes, asksForTraining, type Criterion, narrowingsIn } from '@/lib/requirements/engine/criterion'
import type { CountableCredit } from '@/lib/requirements/engine/lots'
import { can } from '@/lib/requirements/policy'
import { enoughFor } from '@/lib/requirements/previewed/enough'
import { offeredModules } from '@/lib/requirements/previewed/more-than-one'
import { creditOf, isAskedFor, wouldAdd } from '@/lib/requirements/previewed/would-count'
import { trainingOf } from './helps'
import { isForThem, placesLeft } from './open-events'
import { agencyToday } from './serving'
import { MOST_TRAINING, previewTrainingInput, type TrainingPreview } from './training-inputs'

/** Places of the nearest so many are counted. */
const MOST_EVENTS = 100
/** So long it is looked for whom else there are places; who came until then is what is sure. */
const MOST_MS = 1_000
/** Of the calendar so many to come are looked at. */
const MOST_LOOKED_AT = 2_000

/**
 * Training that a rule would count: modules that can be taken, and events to come that take registrations and have places, as
 * whoever has none of it yet could use them. Names nobody, and says nothing that the catalog and the calendar do not say to anyone.
 * @throws not-found, forbidden
 */
export async function previewTraining(ctx: Ctx, input: unknown): Promise<TrainingPreview> {
  const { agencyId, criterion, until } = previewTrainingInput.parse(input)
  if (!can.keep(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  return read(ctx, async (tx) => {
    const { today } = await agencyToday(tx, ctx, agencyId)
    const counts = countsFor(criterion, today)
    const modules = await modulesThat(tx, counts, today)
    const counted = await eventsThat(tx, counts, { agencyId, now: ctx.now, until })
    const open = counted.filter(({ isOpen }) => isOpen)
    const nearest = open.slice(0, MOST_EVENTS)
    const free = await placesLeft(
      { tx, ctx },
      nearest.map(({ id }) => id),
    )
    const placed = nearest.map((event) => ({ ...event, free: free.get(event.id) ?? null }))
    const credits = modules.map(({ credit }) => credit)
    const end = performance.now() + MOST_MS
    const { people, brings } = enoughFor(criterion, credits, placed, () => performance.now() < end)
    return {
      modules: {
        total: modules.length,
        first: modules
          .slice(0, MOST_TRAINING)
          .map(({ slug, title, creditMinutes }) => ({ slug, title, creditMinutes })),
      },
      events: {
        ...{ total: open.length, places: placesIn(placed) },
        first: placed.slice(0, MOST_TRAINING).map(({ slug, title, on, creditMinutes, free }) => {
          return { slug, title, on, creditMinutes, places: free }
        }),
      },
      othersWithoutPlaces: counted.length - open.length,
      ...{ enoughFor: people, brings, mayBeClaimed: mayBeClaimed(criterion) },
    }
  })
}

type Counts = (credit: CountableCredit) => boolean

/** By their titles. */
async function modulesThat(tx: Tx, counts: Counts, today: Day) {
  return (await offeredModules(tx))
    .map((module) => ({ ...module, credit: { ...creditOf(module), earnedOn: today } }))
    .filter(({ credit }) => counts(credit))
    .sort((one, other) => one.title.localeCompare(other.title))
}

type ToCome = { agencyId: string; now: Date; until: Day | null }

async function eventsThat(tx: Tx, counts: Counts, toCome: ToCome) {
  return (await eventsToCome(tx, toCome)).flatMap((event) => {
    const credit = creditAt(event)
    return credit && counts(credit) ? [{ ...event, credit }] : []
  })
}

/** In all of them together; null: one has no end of places. */
const placesIn = (placed: readonly { free: number | null }[]): number | null =>
  placed.reduce<number | null>((sum, { free }) => (sum === null || free === null ? null : sum + free), 0)

/** Whether a training counts for somebody who has none of it yet: it is of what is asked for, and some of its minutes have a place. */
const countsFor =
  (asks: Criterion, day: Day): Counts =>
  (credit) =>
    isAskedFor(asks, credit) && wouldAdd({ asks, owed: null, counted: [], day }, credit) > 0

const mayBeClaimed = (asks: Criterion): boolean =>
  (asksForMinutes(asks) || asksForTraining(asks)) &&
  narrowingsIn(asks).every(({ sources }) => sources === undefined || sources.includes('claim'))

type EventToCome = {
  id: string
  slug: string
  title: string
  on: Day
  creditMinutes: number
  topicIds: string[]
  priorityIds: string[]
  format: string
  agencyId: string | null
  seriesId: string | null
  provider: string
  sessions: number
  isOpen: boolean
}

/** Of several sessions each gives credit under a name of its own. */
function creditAt({ title, sessions, on, ...event }: EventToCome): CountableCredit | null {
  const training = trainingOf({ ...event, creditTitle: sessions === 1 ? title : undefined })
  return training && { ...training, earnedOn: on }
}

/** Events on the calendar that have yet to begin and give credit, the nearest first; open where each of their sessions has a place now for people of the agency. */
async function eventsToCome(tx: Tx, { agencyId, now, until }: ToCome): Promise<EventToCome[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  return tx.execute<EventToCome>(sql`
    select e.id, e.slug, e.title, e.credit_minutes as "creditMinutes", e.topic_ids as "topicIds", e.priority_ids as "priorityIds",
      e.format, e.agency_id as "agencyId", e.series_id as "seriesId", coalesce(a.name, e.sponsor) as provider, s."on", s.sessions,
      s."isOpen" and exists (
        select 1 from event_registration_settings t, agencies own
        where t.event_id = e.id and own.id = ${agencyId}::uuid and ${isForThem}) as "isOpen"
    from (
      select event_id, min(starts_at) as starts_at, min(starts_local)::date::text as "on", count(*)::int as sessions,
        bool_and(coalesce(room_until > ${at} and (room_from is null or room_from <= ${at}), false)) as "isOpen"
      from event_sessions where withdrawn_at is null
      group by event_id having min(starts_at) > ${at} ${until ? sql`and min(starts_local)::date <= ${until}::date` : sql``}) s
    join events e on e.id = s.event_id left join agencies a on a.id = e.agency_id
    where e.status = 'published' and e.kind <> 'support-group' and e.credit_minutes > 0
    order by s.starts_at, e.id limit ${MOST_LOOKED_AT}`)
}
