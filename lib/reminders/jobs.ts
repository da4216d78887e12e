/** By the clock, several times a day: each agency has its Monday, and one that was missed is made up for. */
import { and, eq, gt, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { mondayOf } from '@/lib/events/rules'
import { notices } from '@/lib/notices/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { type Job, job } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { notify } from '@/lib/platform/notify'
import { type Day, dayIn, plusDays, plusMinutes } from '@/lib/platform/time'
import { datesNear, lateListed, reachOf, rosterWelcome } from './mails'
import { keepersOf, listedOn, listedWithin, listKey, oneAtATime, openOf } from './open'
import { hasNews, whyLeftOut } from './rules'
import { awaitedAt } from './welcomed'

/** As many addresses that nobody confirmed an agency has written to on a day; the others come on the days after. */
const MOST_WELCOMED_A_DAY = 200
/** Until all agencies of somebody were looked at: theirs are one letter. */
const GATHERED_FOR_MINUTES = 10

const gathered = ({ ctx }: Writer) => ({ notBefore: plusMinutes(ctx.now, GATHERED_FOR_MINUTES) })

type Agency = { agencyId: string; today: Day; monday: Day }

/**
 * For each agency: dates to those whose they are, lists to those who look after them, a welcome to whoever is new. Run again, or by
 * two at once, it tells nothing twice.
 */
export async function remindAgencies(ctx: Ctx): Promise<void> {
  const found = await read(ctx, (tx) => tx.select({ id: agencies.id, zone: agencies.timeZone }).from(agencies))
  for (const { id: agencyId, zone } of found) {
    const today = dayIn(zone, ctx.now)
    const agency = { agencyId, today, monday: mondayOf(today) }
    for (const tell of [tellDates, tellLists, welcome]) {
      try {
        await writeIfNeeded(ctx, (w) => tell(w, agency))
      } catch (error) {
        log().error({ err: error, agencyId }, 'Reminders of an agency could not be written')
      }
    }
  }
}

/** What came to a mark by Monday, to everybody who has had no letter of this week. */
async function tellDates(w: Writer, { agencyId, today, monday }: Agency): Promise<void> {
  await oneAtATime(w.tx, agencyId)
  for (const person of await openOf(w.tx, { agencyId, today, now: w.ctx.now, certifications: true })) {
    const { personId, told } = person
    if ((told !== null && told >= monday) || whyLeftOut(person) !== null) continue
    if (hasNews(person, monday))
      await notify(
        w,
        datesNear,
        { agencyId, personId },
        { ...gathered(w), key: `${agencyId} ${personId} ${monday}`, personId },
      )
  }
}

/** Who was overdue on Monday, and is; whose certifications run out. */
async function tellLists(w: Writer, { agencyId, monday }: Agency): Promise<void> {
  const keepers = await keepersOf(w.tx, agencyId)
  const told = await listedOn(w.tx, { agencyId, day: monday, personIds: keepers.map(({ personId }) => personId) })
  for (const { personId, roles } of keepers.filter((each) => !told.has(each.personId))) {
    const asked = { agencyId, unitIds: reachOf(roles), day: monday, asker: personId }
    const { late, runningOut } = await listedWithin(w.tx, asked)
    if (late.length + runningOut.length > 0)
      await notify(
        w,
        lateListed,
        { agencyId, personId },
        { ...gathered(w), key: listKey(agencyId, personId, monday), personId },
      )
  }
}

async function welcome(w: Writer, { agencyId, today }: Agency): Promise<void> {
  const emails = await awaitedAt(w.tx, { agencyId, today, now: w.ctx.now })
  if (emails.length === 0) return
  const those = and(eq(notices.kind, rosterWelcome.name), sql`starts_with(${notices.key}, ${agencyId})`)
  const before = await w.tx
    .select({ key: notices.key, isNew: sql<boolean>`${gt(notices.madeAt, plusDays(w.ctx.now, -1))}` })
    .from(notices)
    .where(those)
  const known = new Set(before.map(({ key }) => key))
  const left = MOST_WELCOMED_A_DAY - before.filter(({ isNew }) => isNew).length
  const fresh = emails.filter((email) => !known.has(`${agencyId} ${email}`))
  for (const email of fresh.slice(0, Math.max(0, left)))
    await notify(w, rosterWelcome, { agencyId, email }, { key: `${agencyId} ${email}`, to: email })
}

export const remindRegularly: Job<Record<string, never>> = {
  ...job('remind-agencies', z.object({}), remindAgencies),
  at: '0 */6 * * *',
}
