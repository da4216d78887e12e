/** What will be sent by an agency, to whom one can write, and what was sent. */
import { sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { mondayOf } from '@/lib/events/rules'
import { people } from '@/lib/identity/tables'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/errors'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { addDays, type Day } from '@/lib/platform/time'
import { fullName, listName } from '@/lib/platform/words'
import { closingFor } from '@/lib/reporting/hours-closing'
import { agencyMessagesInput, MOST_PEOPLE, messageKinds, recipientsInput, sentMessagesInput } from './inputs'
import { agencyAt, dateLines, reachOf } from './mails'
import { dateTexts, writtenTexts } from './messages'
import { keepersOf, listedOn, listedWithin, openOf, type Planned } from './open'
import { mayWrite } from './policy'
import { hasNews, whyLeftOut } from './rules'
import { linesOf, openFor } from './suggested'
import { greetingFor, writtenEnding, writtenLines } from './written'

/** Letters go out by themselves, so what they know is read as they read it: after it is known that one may see it. */
async function asked(ctx: Ctx, agencyId: string) {
  mayWrite(ctx.actor, agencyId)
  const system = systemCtx('reminders', ctx.now)
  const agency = await agencyAt(system, agencyId)
  if (!agency) throw notFound('This agency')
  return { system, ...agency }
}

/** As many as a screen lists. */
const LISTED = 200
type Names = Pick<Planned, 'personId' | 'givenName' | 'familyName'>
const namesOf = ({ personId, givenName, familyName }: Names): Names => ({ personId, givenName, familyName })
/** That of today is under way: it is the one that is shown. */
const nextMonday = (today: Day): Day => (mondayOf(today) === today ? today : addDays(mondayOf(today), 7))

/** Who gets a letter on the next Monday as things stand, who is left out and why, and how it reads. @throws forbidden; not-found */
export async function nextReminders(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyMessagesInput.parse(input)
  const { system, name, today } = await asked(ctx, agencyId)
  const on = nextMonday(today)
  return read(system, async (tx) => {
    const open = await openOf(tx, { agencyId, today: on, now: ctx.now, certifications: true })
    const news = open.filter((person) => person.told !== on && hasNews(person, on))
    const rows = news.map((person) => {
      const why = whyLeftOut(person)
      const leftOut = why === 'written-lately' && on !== today ? null : why
      return { person, leftOut }
    })
    const goOut = rows.filter(({ leftOut }) => leftOut === null)
    const first = goOut[0]?.person
    return {
      on,
      people: rows.slice(0, LISTED).map(({ person, leftOut }) => ({
        ...namesOf(person),
        ...{
          dates: person.items.length,
          firstDueOn: person.items[0]?.dueOn ?? null,
          gates: person.gates.length,
          leftOut,
        },
      })),
      totals: { goOut: goOut.length, leftOut: rows.length - goOut.length },
      lists: await listsOf(tx, agencyId, on),
      letter: first ? { ...namesOf(first), subject: dateTexts.subject.en, text: letterOf(name, on, first) } : null,
    }
  })
}

/**
 * Who gets a list of whom they look after, and of how many people who are overdue or whose certifications run out, with how many are not yet cleared; nobody
 * who got that of the day.
 */
async function listsOf(tx: Tx, agencyId: string, day: Day) {
  const lists: (Names & { people: number; runningOut: number; notCleared: number })[] = []
  const keepers = await keepersOf(tx, agencyId)
  const told = await listedOn(tx, { agencyId, day, personIds: keepers.map(({ personId }) => personId) })
  for (const keeper of keepers) {
    if (told.has(keeper.personId)) continue
    const asked = { agencyId, unitIds: reachOf(keeper.roles), day, asker: keeper.personId }
    const { late, runningOut, notCleared } = await listedWithin(tx, asked)
    if (late.length + runningOut.length > 0)
      lists.push({ ...namesOf(keeper), people: late.length, runningOut: runningOut.length, notCleared })
  }
  return lists
}

const letterOf = (agency: string, today: Day, { items, gates }: Planned) =>
  [
    dateTexts.opening.en,
    ...dateLines({ agency, today, items, gates, locale: USUAL_LOCALE }),
    dateTexts.closing.en,
  ].join('\n\n')

/** Whom one can write to about what is missing, each with the letter, and who is left out and why. @throws forbidden; not-found */
export async function listRecipients(ctx: Ctx, input: unknown) {
  const { agencyId, which, personId, requirementId } = recipientsInput.parse(input)
  const { system, name, today } = await asked(ctx, agencyId)
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const about = personId && requirementId ? { agencyId, personId, requirementId } : null
  const options = about ? await closingFor(ctx, about) : []
  return read(system, async (tx) => {
    const [writer] = await tx.select().from(people).where(sql`${people.id} = ${by}::uuid`)
    const of = personId ? [personId] : undefined
    const open = await openFor(tx, { agencyId, today, now: ctx.now, ...(of ? { of } : {}) }, about?.requirementId)
    const meant = open.filter(
      ({ items }) => of !== undefined || items.some(({ dueOn }) => isMeant(which, dueOn, today)),
    )
    // Whoever cannot be written to now does not take the place of somebody who can.
    const reachableFirst = meant.toSorted((one, other) => Number(isLeftOut(one)) - Number(isLeftOut(other)))
    const ending = writtenEnding({
      ...{ agency: name, locale: USUAL_LOCALE, page: `${publicUrl()}/training` },
      by: writer ? fullName({ given: writer.givenName, family: writer.familyName }) : '',
    })
    const [first] = open
    const told = first && about ? linesOf(options, about.requirementId, first, USUAL_LOCALE) : []
    const suggestions = told.map(({ kind, slug, title, line, hasPlace }) => ({ kind, slug, title, line, hasPlace }))
    return {
      items: reachableFirst.slice(0, MOST_PEOPLE).map((person) => ({
        ...namesOf(person),
        leftOut: whyLeftOut(person),
        greeting: greetingFor(person, USUAL_LOCALE),
        lines: writtenLines({ ...person, today, locale: USUAL_LOCALE }),
        ending,
      })),
      suggestions,
      total: meant.length,
      subject: writtenTexts.subject.en,
    }
  })
}

const isLeftOut = (person: Planned) => whyLeftOut(person) !== null
const isMeant = (which: 'overdue' | 'due-30', dueOn: Day, today: Day) =>
  which === 'overdue' ? dueOn < today : dueOn >= today && dueOn <= addDays(today, 30)

const byTime = pagedBy('instant', 'id')

/** What was sent or is on its way, and what was not and why, the latest first; half a year of it. @throws forbidden; not-found */
export async function listSentMessages(ctx: Ctx, input: unknown) {
  const { agencyId, cursor, limit } = sentMessagesInput.parse(input)
  const { system } = await asked(ctx, agencyId)
  const [at, id] = byTime.placeOf(cursor) ?? []
  const whose = { person: sql`n.person_id`, agency: sql`${agencyId}::uuid` }
  const rows = await read(system, (tx) =>
    tx.execute<Sent & { [column: string]: unknown }>(sql`
      select n.id, n.kind, n.state, n.why_moot as why, n.address, ${nameShownTo('given_name', whose, sql`p.given_name`)} as given,
             ${nameShownTo('family_name', whose, sql`p.family_name`)} as family,
             to_char(n.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as made,
             to_char(coalesce(n.ended_at, n.due_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from notices n left join people p on p.id = n.person_id
      where n.kind = any(${`{${messageKinds.map((kind) => `reminders.${kind}`).join(',')}}`}::text[])
        and starts_with(n.key, ${agencyId})
        ${at && id ? sql`and (n.made_at, n.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
      order by n.made_at desc, n.id desc limit ${limit + 1}`),
  )
  const { items, nextCursor } = byTime.pageOf([...rows], limit, (row) => [row.made, row.id])
  return {
    items: items.map(({ kind, given, family, address, ...row }) => ({
      noticeId: row.id,
      kind: kind.slice('reminders.'.length) as (typeof messageKinds)[number],
      ...{ at: row.at, state: row.state, why: row.why },
      to: given === null ? (address ?? '') : listName({ given, family: family ?? '' }),
    })),
    nextCursor,
  }
}

type Sent = {
  id: string
  kind: string
  state: 'waiting' | 'sending' | 'sent' | 'moot'
  why: string | null
  address: string | null
  given: string | null
  family: string | null
  made: string
  at: string
}
