/** What each row would do, by the roster, the records and the service of those it is about as they are now. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { topics } from '@/lib/catalog/tables'
import { claims } from '@/lib/claims/tables'
import { anyId, idList } from '@/lib/platform/bulk'
import { actingPersonId } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { lastingRecord, recordsOf } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { standingOf } from '@/lib/records/earlier'
import { agenciesOfRecord } from '@/lib/records/ledger'
import { planInTime } from '../batches'
import { loadRoster } from '../roster/current'
import { directoryOf } from '../roster/matching'
import { signsIn } from '../roster/plan'
import type { HistoryEntry } from './plan'
import type { Told } from './reading'
import { judgeSteps, type Lasting, type Matched, matchSteps } from './rules'

const TOO_LONG = 'The file takes too long to compare with the roster. Send it in parts.'

type Asked = {
  agencyId: string
  rows: readonly Told[]
  /** Whom somebody named for all of the rows, which then are not matched. */
  named?: string
  /** Who loaded them, where that was before. */
  loader?: string | null
  /** Rows that wait in files that were loaded: what waits there already does not wait anew. */
  waiting?: ReadonlyMap<string, string>
}
type Judged = Pick<HistoryEntry, 'kind' | 'why' | 'personId' | 'name'>

/** In the order of the rows. @throws invalid when it takes too long; not-found for somebody named who never served here */
export async function judge(
  w: Writer,
  { agencyId, rows, named, loader, waiting = new Map() }: Asked,
): Promise<Judged[]> {
  const { current } = await loadRoster(w, agencyId)
  const whom = current.people.find(({ personId }) => personId === named)
  if (named && !whom) throw notFound('This person')
  const matched: Matched[] = whom
    ? rows.map((told) => ({ told, match: { is: 'member', person: whom, by: 'both' } }))
    : await planInTime(matchSteps(rows, directoryOf(current)), TOO_LONG)
  const members = matched.map(({ match }) => (match.is === 'member' ? match.person : null))
  const ids = [...new Set(members.flatMap((person) => person?.personId ?? []))]
  const hands = [loader, actingPersonId(w.ctx.actor)].filter((each) => typeof each === 'string')
  const known = await asSystem(w.tx, w.ctx, async () => ({
    agencies: await agenciesOf(w, { agencyId, rows, members: members.map((person) => person?.personId ?? null) }),
    standing: await standingOf(w.tx, ids),
    lasting: await lastingOf(w, ids),
    joined: await joinedAmong(w, agencyId, ids),
    own: await ownRecords(w, hands),
  }))
  const isTheirs = (person: Parameters<typeof signsIn>[0]) => !signsIn(person) || known.joined.has(person.personId)
  return planInTime(judgeSteps(matched, { ...known, agencyId, isTheirs, waiting }), TOO_LONG)
}

type Members = { agencyId: string; rows: readonly Told[]; members: readonly (string | null)[] }

async function agenciesOf(w: Writer, { agencyId, rows, members }: Members): Promise<(string | null)[]> {
  const asked = rows.flatMap(({ completedOn }, at) => {
    const personId = members[at]
    return personId ? [{ at, personId, earnedOn: completedOn, forAgencyId: agencyId }] : []
  })
  const found = await agenciesOfRecord(w.tx, asked)
  const agencies: (string | null)[] = rows.map(() => null)
  for (const [i, { at }] of asked.entries()) agencies[at] = found[i] ?? null
  return agencies
}

/** Claims of several days whose credit stands, under the name on the record and the one by which they were claimed. */
async function lastingOf(w: Writer, ids: readonly string[]): Promise<Lasting[]> {
  const rows = await w.tx.execute<{ personId: string; title: string; claimed: string; startsOn: Day; endsOn: Day }>(sql`
    select p.id as "personId", c.title, k.title as claimed, k.starts_on as "startsOn", k.ends_on as "endsOn"
    from unnest(${idList(ids)}::uuid[]) as p(id)
    cross join lateral records_of(${lastingRecord(sql`p.id`)}) as r(id)
    join ${claims} k on k.person_id = r.id and k.starts_on < k.ends_on
    join credits c on c.id = k.credit_id
    where not exists (select 1 from credits x where x.reverses = c.id)`)
  return rows.map(({ title, claimed, ...row }) => ({ ...row, titles: [...new Set([title, claimed])] }))
}

async function joinedAmong(w: Writer, agencyId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await w.tx.execute<{ id: string }>(
    sql`select person_id as id from joinings where agency_id = ${agencyId}::uuid and person_id = ${anyId(ids)}`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** All records of whoever has a hand in it. */
async function ownRecords(w: Writer, hands: readonly string[]): Promise<Set<string>> {
  const rows = await w.tx.execute<{ id: string }>(sql`
    select p.id from people h join people p on p.id = h.id or p.id in ${recordsOf(sql`h.id`)} where h.id = ${anyId(hands)}`)
  return new Set(rows.map(({ id }) => id))
}

export const topicsKept = (w: Writer) => w.tx.select({ id: topics.id, name: topics.name }).from(topics)
