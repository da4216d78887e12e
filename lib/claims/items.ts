/** Claims as lists show them: names, where each stands, what was shown. */
import { inArray, sql } from 'drizzle-orm'
import { zoneOfPerson } from '@/lib/agencies/own-day'
import { agencies } from '@/lib/agencies/tables'
import { anyId } from '@/lib/platform/bulk'
import { actingPersonId } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { inWords } from '@/lib/platform/in-words'
import { dayIn } from '@/lib/platform/time'
import { credits } from '@/lib/records/tables'
import { countsOf } from './evidence-shown'
import { standingTexts } from './messages'
import { namesOf, reviewersOf, type Within } from './people'
import { type ClaimRow, standOf, versionOfRow } from './records'
import { awaitsDecision } from './rules'
import type { ClaimItem } from './shapes'
import { whereItStands } from './standing'

/** Days as the reader counts them. */
export async function itemsOf(within: Within, rows: readonly ClaimRow[]): Promise<ClaimItem[]> {
  const { tx, ctx } = within
  const zone = await zoneOfPerson(tx, actingPersonId(ctx.actor) ?? '')
  const say = inWords(standingTexts, ctx.locale)
  const names = await namesOf(
    within,
    rows.flatMap(({ lastingId, firstBy, decidedBy }) => [lastingId, firstBy, decidedBy]),
  )
  const agencyNames = await agencyNamesOf(within, rows)
  const reversed = await reversedAmong(within, rows)
  const shown = await countsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const items: ClaimItem[] = []
  for (const row of rows) {
    const {
      id,
      status: state,
      title,
      provider,
      startsOn,
      endsOn,
      minutes,
      acceptedMinutes,
      acceptedTitle,
      sentAt,
    } = row
    const stands = whereItStands(say, {
      ...standOf(row),
      since: dayIn(zone, sinceOf(row)),
      agencyName: agencyNames.get(row.agencyId ?? '') ?? '',
      deciderName: names.get(row.decidedBy ?? row.firstBy ?? '') ?? '',
      reviewers: await namedTo(within, row),
      reversed: reversed.has(row.creditId ?? ''),
    })
    items.push({
      ...{
        claimId: id,
        version: versionOfRow(row),
        state,
        title,
        provider,
        startsOn,
        endsOn,
        minutes,
        acceptedMinutes,
        acceptedTitle,
      },
      ...{ stands, sentOn: sentAt && dayIn(zone, sentAt), claimantName: names.get(row.lastingId) ?? '' },
      evidence: shown.get(id) ?? 0,
    })
  }
  return items
}

/** When it came where it stands; what waits again, since a decision was taken back, waits since it was sent. */
function sinceOf({ status, sentAt, decidedAt, updatedAt }: ClaimRow): Date {
  if (status === 'submitted' && sentAt) return sentAt
  return decidedAt && status !== 'withdrawn' && status !== 'returned' ? decidedAt : updatedAt
}

/** Who can decide about what waits, for whoever claims and whom they supervise; others see it by what they may do. */
async function namedTo(within: Within, row: ClaimRow): Promise<string[] | null> {
  if (!awaitsDecision(row.status) || !(row.own || row.above)) return null
  return (await reviewersOf(within, row)).map(({ name }) => name)
}

async function agencyNamesOf({ tx }: Within, rows: readonly ClaimRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ agencyId }) => agencyId ?? []))]
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: agencies.id, name: agencies.name })
    .from(agencies)
    .where(inArray(agencies.id, ids))
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Credits of these claims that were taken back later. */
export async function reversedAmong({ tx, ctx }: Within, rows: readonly ClaimRow[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ creditId }) => creditId ?? [])
  if (ids.length === 0) return new Set()
  const found = await asSystem(tx, ctx, () =>
    tx
      .select({ of: credits.reverses })
      .from(credits)
      .where(sql`${credits.reverses} = ${anyId(ids)}`),
  )
  return new Set(found.flatMap(({ of }) => of ?? []))
}
