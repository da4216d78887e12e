/** Sending a notice: looked at once more, at an hour when it may go, together with others of its digest, and written down. */
import { and, asc, eq, lte, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { USUAL_ZONE, zoneOfPerson } from '@/lib/agencies/own-day'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { logins, people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import { env, isDemonstration, isShown } from '@/lib/platform/env'
import { enqueue, type Job, job } from '@/lib/platform/jobs'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { log } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import type { NoticeKind, Said } from '@/lib/platform/notify'
import { addressFor, inLanguage, sendableAt, textOf } from './rules'
import { type Letter, notices } from './tables'

type Row = typeof notices.$inferSelect
type Kind = NoticeKind<unknown>
type Told = { row: Row; said: Said }
type Ready = { letter: Letter; ids: string[] }

/** The job that sends one notice, of whichever of these kinds. */
export function delivery(kinds: readonly NoticeKind<never>[]): Job<{ noticeId: string }> {
  const byName = new Map(kinds.map((kind) => [kind.name, kind as unknown as Kind]))
  const deliver: Job<{ noticeId: string }> = job(
    'notices.deliver',
    z.object({ noticeId: z.uuid() }),
    async (ctx, { noticeId }) => {
      const ready = await writeIfNeeded(ctx, (w) => prepare(w, byName, { noticeId, deliver }))
      if (!ready) return
      const { waitsUntil: _, ...message } = ready.letter
      if (env().SMTP_URL) await sendMail(message)
      await writeIfNeeded(ctx, (w) => end(w, ready.ids, { address: message.to, letter: shown(ready.letter) }))
    },
    'mail',
  )
  return deliver
}

type How = { noticeId: string; deliver: Job<{ noticeId: string }> }

/** Takes the notice, and others of its digest that wait, and writes their letter; nothing when none of it is to go now. */
async function prepare(w: Writer, kinds: ReadonlyMap<string, Kind>, { noticeId, deliver }: How): Promise<Ready | null> {
  const [row] = await w.tx.select().from(notices).where(eq(notices.id, noticeId)).for('update')
  const kind = row && kinds.get(row.kind)
  if (!row || !(row.state === 'waiting' || (row.state === 'sending' && row.carriedBy === row.id))) return null
  if (!kind) throw new Error(`Nobody knows what ${row.kind} says.`)
  const waitsUntil = sendableAt(kind.urgency, await zoneFor(w, row), w.ctx.now)
  if (waitsUntil > w.ctx.now && !(isShownHere() && !isGathered(row))) {
    await w.tx.update(notices).set({ dueAt: waitsUntil }).where(eq(notices.id, noticeId))
    await enqueue(
      w.tx,
      deliver,
      { noticeId },
      { key: `notice:${noticeId} ${waitsUntil.toISOString()}`, runAt: waitsUntil },
    )
    return null
  }
  const told = await tellable(w, kind, await together(w, kind, row))
  const first = told[0]
  if (!first) return null
  const to = await addressOf(w, kind, first)
  const ids = told.map((each) => each.row.id)
  const whyNot = to ? noWayOut() : 'Nobody has confirmed an address.'
  if (!to || whyNot) {
    if (to) log().warn({ kind: kind.name }, 'A message was not sent: no mail server is set (SMTP_URL)')
    return end(w, ids, { whyMoot: whyNot })
  }
  await w.tx.update(notices).set({ state: 'sending', carriedBy: noticeId }).where(isAmong(ids))
  const text = textOf(
    kind,
    told.map(({ said }) => said),
  )
  const late = waitsUntil > w.ctx.now ? waitsUntil.toISOString() : null
  const own = told.every(({ said }) => said.subject === first.said.subject) ? first.said.subject : undefined
  const subject = inLanguage(own ?? kind.subject, first.said.language ?? USUAL_LOCALE)
  const { stop } = first.said
  const attached = told.flatMap(({ said }) => said.attached ?? [])
  const more = { ...(stop ? { stop } : {}), ...(attached.length > 0 ? { attached } : {}) }
  return { letter: { ...{ to, subject, text }, waitsUntil: late, ...more }, ids }
}

const isAmong = (ids: readonly string[]) => sql`${notices.id} = ${anyId(ids)}`
/** Written by the clock, to go some time after: nobody sits there and looks for what they caused. */
const isGathered = ({ madeAt, dueAt }: Row) => dueAt > madeAt
/** Whoever looks at the demonstration world sees at once what they caused; no letter of it wakes anybody. */
const isShownHere = () => isDemonstration() && !env().SMTP_URL
const noWayOut = () => (env().SMTP_URL || isDemonstration() ? null : 'No mail server is set.')
const shown = (letter: Letter) => (isShownHere() ? letter : null)

/** The notice, and where several are one letter those of its person that are due; what another letter carries is not. */
async function together(w: Writer, kind: Kind, row: Row): Promise<Row[]> {
  if (!kind.digest || !row.personId) return [row]
  const waits = and(eq(notices.state, 'waiting'), lte(notices.dueAt, w.ctx.now))
  return w.tx
    .select()
    .from(notices)
    .where(
      or(
        eq(notices.id, row.id),
        and(eq(notices.personId, row.personId), eq(notices.kind, row.kind), waits),
        eq(notices.carriedBy, row.id),
      ),
    )
    .orderBy(asc(notices.madeAt), asc(notices.id))
    .for('update', { skipLocked: true })
}

/** What still holds; what does not is moot from now on. */
async function tellable(w: Writer, kind: Kind, rows: readonly Row[]): Promise<Told[]> {
  const told: Told[] = []
  for (const row of rows) {
    const said = await kind.say(w.ctx, kind.payload.parse(row.payload), await languageFor(w, row))
    if ('moot' in said) await end(w, [row.id], { whyMoot: said.moot })
    else told.push({ row, said })
  }
  return told
}

/** The one that the person chose, or whoever has the address; where this installation no longer shows it, none. */
async function languageFor(w: Writer, row: Row): Promise<Locale | null> {
  const personId = await readerOf(w, row)
  if (!personId) return null
  const [person] = await w.tx.select({ language: people.language }).from(people).where(eq(people.id, personId))
  return person?.language && isShown(person.language) ? person.language : null
}

const readerOf = async (w: Writer, row: Row): Promise<string | null> =>
  row.personId ?? (await findLogin(w.tx, byEmail(row.address ?? '')))?.personId ?? null

async function addressOf(w: Writer, { goesTo }: Kind, { row, said }: Told): Promise<string | null> {
  const given = { given: row.address, said: said.to, confirmed: null }
  if (goesTo === 'given' || goesTo === 'said' || !row.personId) return addressFor(goesTo, given)
  const [main] = await w.tx
    .select({ address: logins.identifier })
    .from(logins)
    .where(and(eq(logins.personId, row.personId), eq(logins.kind, 'email'), sql`${logins.verifiedAt} is not null`))
    .orderBy(sql`${logins.mainSince} is null`, asc(logins.createdAt), asc(logins.id))
    .limit(1)
  return main?.address ?? null
}

/** The person's own, of whoever has the address, or what the notice brought along. */
async function zoneFor(w: Writer, row: Row): Promise<string> {
  const personId = await readerOf(w, row)
  return personId ? zoneOfPerson(w.tx, personId) : (row.timeZone ?? USUAL_ZONE)
}

type Ending = { whyMoot: string | null } | { address: string; letter: Letter | null }

/** Sent or moot: what the text was made from goes, that it was told stays. A letter of several is shown once. */
async function end(w: Writer, ids: readonly string[], how: Ending): Promise<null> {
  const state = 'whyMoot' in how ? ('moot' as const) : ('sent' as const)
  const { letter = null, ...rest } = { letter: null, ...how }
  await w.tx
    .update(notices)
    .set({ ...rest, state, payload: null, endedAt: w.ctx.now })
    .where(isAmong(ids))
  if (letter && ids[0]) await w.tx.update(notices).set({ letter }).where(eq(notices.id, ids[0]))
  return null
}
