/** What on a person's record is like a training that is claimed: credits, other claims, and events that post their own credit. */
import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { eventSessions, events } from '@/lib/events/tables'
import { asSystem } from '@/lib/platform/database'
import { fold } from '@/lib/platform/fold'
import { recordsOf } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { credits } from '@/lib/records/tables'
import { registrations } from '@/lib/registration/tables'
import type { AlikeSource, LikenessKind, TrainingMode } from './kinds'
import type { Within } from './people'
import { likenessOf, waitingStates } from './rules'
import { claims } from './tables'

type Sought = {
  personId: string
  title: string
  startsOn: Day
  endsOn: Day
  eventSlug: string | null
  /** The claim itself, which is like itself, and its credit. */
  claimId: string | null
  creditId: string | null
  /** What it is to be called on the record, where that is otherwise than it was claimed. */
  recordedAs?: string | null
}
export type Alike = {
  likeness: LikenessKind
  source: AlikeSource
  title: string
  startsOn: Day
  endsOn: Day
  minutes: number | null
  /** Who gave it, and how one took part, where that is known. */
  provider: string | null
  mode: TrainingMode | null
  /** How many files were shown for it; and the certificate that it has here. */
  files: number
  certificate: string | null
  /** One of the files that the claim shows was shown for it, too. */
  isSameFile: boolean
}
/** A credit stands under the name that it has on the record, and under the one by which it was claimed. */
type Found = Omit<Alike, 'likeness'> & { eventSlug?: string; claimedAs?: string | null }

/** Of a busy day there may be several; more than these nobody reads. */
const MOST = 12
const order: readonly LikenessKind[] = ['same', 'same-day', 'same-title']

/** The likest first. Asked as the system, once it is known that the actor may: a coordinator decides about all of the record. */
export async function alikeTo({ tx, ctx }: Within, sought: Sought): Promise<Alike[]> {
  const found = await asSystem(tx, ctx, async () => [
    ...(await creditsLike(tx, sought)),
    ...(await claimsLike(tx, sought)),
    ...(await eventsLike(tx, sought)),
  ])
  return found
    .flatMap(({ eventSlug, claimedAs, ...each }) => {
      const isEvent = eventSlug !== undefined && eventSlug === sought.eventSlug
      const likeness = isEvent ? 'same' : likestOf(sought, each, claimedAs)
      return likeness ? [{ likeness, ...each }] : []
    })
    .sort((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness) || b.endsOn.localeCompare(a.endsOn))
    .slice(0, MOST)
}

/** By whichever of their names they are the most alike. */
function likestOf(sought: Sought, found: Omit<Alike, 'likeness'>, claimedAs: string | null = null) {
  const names = [sought.title, sought.recordedAs ?? null].filter((each) => each !== null)
  const others = [found.title, claimedAs].filter((each) => each !== null)
  const all = names.flatMap((title) =>
    others.flatMap((other) => likenessOf({ ...sought, title }, { ...found, title: other }) ?? []),
  )
  return order.find((each) => all.includes(each)) ?? null
}

type Reader = Within['tx']

/** Digests of the files that stand for a claim now. */
const filesOf = (claimId: SQL) => sql`array(select coalesce(f.covered_digest, f.digest) from claim_evidence f
  where f.claim_id = ${claimId} and f.removed_at is null)`
/** Of what is sought; none before it is saved. */
const soughtFiles = ({ claimId }: Sought) => filesOf(sql`${claimId}::uuid`)
/** The newest that a credit has, where it was not revoked. */
const certificateOf = sql<string | null>`(select c.code from certificates c where c.credit_id = ${credits.id}
  and not exists (select 1 from certificate_revocations r where r.certificate_id = c.id)
  order by c.issued_at desc, c.id desc limit 1)`

const ofPerson = (column: SQL, { personId }: Sought) => sql`${column} in ${recordsOf(sql`${personId}::uuid`)}`
/** The first word of a title is enough to look closer. */
const beginsAlike = (column: SQL, { title, recordedAs }: Sought) =>
  or(
    ...[title, ...(recordedAs ? [recordedAs] : [])].map(
      (each) =>
        sql`folded(${column}) like ${`${fold(each)
          .replace(/[\\%_]/g, '\\$&')
          .slice(0, 24)}%`}`,
    ),
  )

async function creditsLike(tx: Reader, sought: Sought): Promise<Found[]> {
  const { startsOn, endsOn, creditId } = sought
  const rows = await tx
    .select({
      ...{ source: credits.sourceKind, title: credits.title, on: credits.earnedOn, minutes: credits.creditMinutes },
      ...{ provider: credits.provider, mode: credits.mode, claimedAs: claims.title, certificate: certificateOf },
      files: sql<number>`cardinality(${credits.evidence})`,
      isSameFile: sql<boolean>`${credits.evidence} && ${soughtFiles(sought)}`,
    })
    .from(credits)
    .leftJoin(claims, eq(claims.creditId, credits.id))
    .where(
      and(
        ofPerson(sql`${credits.personId}`, sought),
        sql`${credits.reverses} is null and not exists (select 1 from credits x where x.reverses = ${credits.id})`,
        creditId ? ne(credits.id, creditId) : undefined,
        or(
          sql`${credits.earnedOn} between ${startsOn}::date and ${endsOn}::date`,
          beginsAlike(sql`${credits.title}`, sought),
          beginsAlike(sql`${claims.title}`, sought),
        ),
      ),
    )
    .limit(100)
  return rows.flatMap(({ source, on, ...row }) =>
    source === 'reversal' ? [] : [{ ...row, source, startsOn: on, endsOn: on }],
  )
}

async function claimsLike(tx: Reader, sought: Sought): Promise<Found[]> {
  const { startsOn, endsOn, claimId } = sought
  const rows = await tx
    .select({
      title: claims.title,
      startsOn: sql<string>`${claims.startsOn}`,
      endsOn: sql<string>`${claims.endsOn}`,
      ...{ minutes: claims.minutes, provider: claims.provider, mode: claims.mode },
      files: sql<number>`cardinality(${filesOf(sql`${claims.id}`)})`,
      isSameFile: sql<boolean>`${filesOf(sql`${claims.id}`)} && ${soughtFiles(sought)}`,
    })
    .from(claims)
    .where(
      and(
        ofPerson(sql`${claims.personId}`, sought),
        inArray(claims.status, [...waitingStates, 'returned']),
        claimId ? ne(claims.id, claimId) : undefined,
        or(
          sql`${claims.startsOn} <= ${endsOn}::date and ${claims.endsOn} >= ${startsOn}::date`,
          beginsAlike(sql`${claims.title}`, sought),
        ),
      ),
    )
    .limit(100)
  return rows.map((row) => ({ ...row, source: 'open-claim' as const, certificate: null }))
}

/** Events that they registered for and that count minutes here: their credit comes once attendance is confirmed. */
async function eventsLike(tx: Reader, sought: Sought): Promise<Found[]> {
  const { startsOn, endsOn } = sought
  const firstOn = sql<string>`to_char(min(${eventSessions.startsLocal}), 'YYYY-MM-DD')`
  const lastOn = sql<string>`to_char(max(${eventSessions.endsLocal}), 'YYYY-MM-DD')`
  const rows = await tx
    .select({
      eventSlug: events.slug,
      title: events.title,
      minutes: events.creditMinutes,
      provider: sql<string>`coalesce((select a.name from agencies a where a.id = ${events.agencyId}), ${events.sponsor})`,
      mode: sql<TrainingMode>`case ${events.format} when 'virtual' then 'virtual' else 'in-person' end`,
      startsOn: firstOn,
      endsOn: lastOn,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(eventSessions, and(eq(eventSessions.eventId, events.id), sql`${eventSessions.withdrawnAt} is null`))
    .where(
      and(
        ofPerson(sql`${registrations.personId}`, sought),
        eq(registrations.state, 'registered'),
        eq(events.status, 'published'),
        sql`${events.creditMinutes} > 0 and ${events.kind} <> 'support-group'`,
      ),
    )
    .groupBy(events.id)
    .having(
      sql`min(${eventSessions.startsLocal})::date <= ${endsOn}::date and max(${eventSessions.endsLocal})::date >= ${startsOn}::date`,
    )
    .limit(50)
  return rows.map((row) => ({
    ...row,
    ...{ source: 'registration' as const, files: 0, certificate: null, isSameFile: false },
  }))
}
