/** Messages about what is due. Subjects are neutral, and what goes to a person by itself names no training. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import type { Moot, NoticeKind, Said } from '@/lib/platform/notify'
import { type Day, dayIn } from '@/lib/platform/time'
import { count, fullName, listName } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { suggestedShape } from './inputs'
import { dateTexts, welcomeTexts, writtenTexts } from './messages'
import {
  DATES,
  type Gate,
  keepersOf,
  LATE_LIST,
  type Late,
  type Listed,
  listedWithin,
  type OpenItem,
  openOf,
  WRITTEN,
} from './open'
import { type Stretch, stretchOf } from './rules'
import { openFor, suggestedIn } from './suggested'
import { awaitedAt, hasGates } from './welcomed'
import { greetingFor, writtenEnding, writtenLines } from './written'

const about = z.object({ agencyId: z.string(), personId: z.string() })
export type About = z.infer<typeof about>

/** A letter names so many; the others are counted. */
const NAMED = 20
const GONE: Moot = { moot: 'There is no such agency any longer.' }

/** An agency by name, and the day that it is there. */
export const agencyAt = (ctx: Ctx, agencyId: string): Promise<{ name: string; today: Day } | null> =>
  read(ctx, async (tx) => {
    const [agency] = await tx
      .select({ name: agencies.name, zone: agencies.timeZone })
      .from(agencies)
      .where(eq(agencies.id, agencyId))
    return agency ? { name: agency.name, today: dayIn(agency.zone, ctx.now) } : null
  })

type Told = { agency: string; today: Day; items: readonly OpenItem[]; gates: readonly Gate[]; locale: Locale }

const sentences = [
  ...(['passed', 'week', 'month'] as const).map((stretch) => ({ of: 'training', stretch, says: stretch }) as const),
  { of: 'certification', stretch: 'week', says: 'certificationWeek' },
  { of: 'certification', stretch: 'month', says: 'certificationMonth' },
  { of: 'certification', stretch: 'quarter', says: 'certificationQuarter' },
] as const satisfies readonly { of: OpenItem['of']; stretch: Stretch; says: keyof typeof dateTexts }[]

/** What has passed, is within a week, or within a month, and what has no day: a sentence each, and where to read the rest. */
export function dateLines({ agency, today, items, gates, locale }: Told): string[] {
  const say = inWords(dateTexts, locale)
  const lines = sentences.flatMap(({ of, stretch, says }) => {
    const those = items.filter((item) => item.of === of && stretchOf(item.dueOn, today) === stretch)
    const days = [...new Set(those.map(({ dueOn }) => longDay(dueOn, locale)))].join('; ')
    return those.length > 0 ? [say(says, { agency, n: those.length, days })] : []
  })
  const renewed = items.filter(({ ofEdition }) => ofEdition).length
  const has = (of: OpenItem['of']) => items.some((item) => item.of === of)
  return [
    ...lines,
    ...(renewed > 0 ? [say('editions', { agency, n: renewed })] : []),
    ...(gates.length > 0 ? [say('gates', { agency, n: gates.length })] : []),
    ...(has('training') || gates.length > 0 ? [say('where', { page: `${publicUrl()}/training` })] : []),
    ...(has('certification') ? [say('renew', { page: `${publicUrl()}/training/certifications` })] : []),
  ]
}

/** Once a week at most: which dates of training are near or have passed. Several agencies of one person are one letter. */
export const datesNear: NoticeKind<About> = {
  name: DATES,
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: dateTexts.subject,
  digest: { opening: [dateTexts.opening], closing: [dateTexts.closing] },
  say: async (ctx, { agencyId, personId }, chosen) => {
    const agency = await agencyAt(ctx, agencyId)
    if (!agency) return GONE
    const { name, today } = agency
    const asked = { agencyId, today, now: ctx.now, certifications: true, of: [personId] }
    const [found] = await read(ctx, (tx) => openOf(tx, asked))
    if (!found || found.isAsked) return { moot: 'All of it is done, was waived, renewed or is no longer asked.' }
    if (found.onLeave) return { moot: 'They are on leave.' }
    const locale = chosen ?? USUAL_LOCALE
    const subject = found.items.length === 0 ? { subject: dateTexts.subjectOfGates } : {}
    return { lines: dateLines({ ...found, agency: name, today, locale }), language: locale, ...subject }
  },
}

const lateLine = ({ givenName: given, familyName: family, dates, dueOn }: Late) =>
  `${listName({ given, family })}: ${count(dates, 'date')}, the first ${longDay(dueOn)}`

const runningLine = ({ givenName: given, familyName: family, dates, dueOn }: Late) =>
  `${listName({ given, family })}: ${count(dates, 'certification')}, the first ${longDay(dueOn)}`

function named(head: string, people: readonly Late[], lineOf: (one: Late) => string, url: string): string[] {
  if (people.length === 0) return []
  const rest = people.length - NAMED
  const more = rest > 0 ? `${count(rest, 'more person', 'more people')}: ${url}` : url
  return [head, ...people.slice(0, NAMED).map(lineOf), more]
}

/**
 * Says who is overdue and whose certifications run out, and never with what or which. Of those not yet cleared it counts, beside
 * something else: nothing falls due for them.
 */
export function listLines(
  agency: string,
  { late, runningOut, notCleared }: Listed,
  pageOf: (path: string) => string,
): string[] {
  const have = (people: readonly Late[]) => count(people.length, 'person has', 'people have')
  const passed = `${agency}: ${have(late)} dates that have passed.`
  const running = `${agency}: ${have(runningOut)} certifications that run out within thirty days, or did in the last thirty.`
  const lines = [
    ...named(passed, late, lateLine, pageOf('/agency?')),
    ...named(running, runningOut, runningLine, pageOf('/agency/certifications?')),
  ]
  if (lines.length === 0 || notCleared === 0) return lines
  const waiting = count(notCleared, 'person is not yet cleared', 'people are not yet cleared')
  return [
    ...lines,
    `${agency}: ${waiting} for something that a training comes before. It has no last day: ${pageOf('/agency?due=not-cleared&')}`,
  ]
}

/**
 * On Mondays, to those who look after people: whose dates have passed, and whose certifications run out. Where there is nobody,
 * there is no letter.
 */
export const lateListed: NoticeKind<About> = {
  name: LATE_LIST,
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Your list for this week',
  digest: {
    opening: ['People whom you look after have dates that have passed, or certifications that run out.'],
    closing: [],
  },
  say: async (ctx, { agencyId, personId }): Promise<Said | Moot> => {
    const agency = await agencyAt(ctx, agencyId)
    if (!agency) return GONE
    const listed = await read(ctx, async (tx) => {
      const [keeper] = await keepersOf(tx, agencyId, personId)
      if (!keeper) return null
      return listedWithin(tx, { agencyId, unitIds: reachOf(keeper.roles), day: agency.today, asker: personId })
    })
    if (!listed) return { moot: 'They no longer look after people there.' }
    const lines = listLines(agency.name, listed, (path) => `${publicUrl()}${path}agency=${agencyId}`)
    return lines.length === 0 ? { moot: 'Nobody is overdue, and no certification runs out.' } : { lines }
  },
}

/** All units, or those that the roles name. */
export const reachOf = (roles: readonly { unitId: string | null }[]): string[] | null => {
  const unitIds = roles.map(({ unitId }) => unitId)
  return unitIds.includes(null) ? null : [...new Set(unitIds.flatMap((each) => each ?? []))]
}

const welcomed = z.object({ agencyId: z.string(), email: z.string() })

/**
 * To somebody new on a roster by an address that nobody has confirmed: where their record is, once. Whoever confirmed theirs is
 * asked instead (`agencies.invitation`).
 */
export const rosterWelcome: NoticeKind<z.infer<typeof welcomed>> = {
  name: 'reminders.welcome',
  payload: welcomed,
  urgency: 'by-day',
  goesTo: 'given',
  subject: welcomeTexts.subject,
  say: async (ctx, { agencyId, email }, chosen) => {
    const agency = await agencyAt(ctx, agencyId)
    if (!agency) return GONE
    if (!(await read(ctx, (tx) => awaitedAt(tx, { agencyId, today: agency.today, email }))).length)
      return { moot: 'They have signed in, or are not on the roster any longer.' }
    const locale = chosen ?? USUAL_LOCALE
    const say = inWords(welcomeTexts, locale)
    const gated = await read(ctx, (tx) => hasGates(tx, { agencyId, today: agency.today, email }))
    const lines = [
      say('who', { agency: agency.name }),
      say('begin', { page: `${publicUrl()}/training` }),
      ...(gated ? [say('gates')] : []),
      say('wrong'),
    ]
    return { lines, language: locale }
  },
}

const written = z.object({
  ...{ agencyId: z.string(), personId: z.string(), by: z.string(), note: z.string() },
  suggested: z.optional(suggestedShape),
})

/** What a coordinator writes to somebody: their own words, then what is missing when it leaves. */
export const writtenByHand: NoticeKind<z.infer<typeof written>> = {
  name: WRITTEN,
  payload: written,
  urgency: 'by-day',
  goesTo: 'person',
  subject: writtenTexts.subject,
  say: async (ctx, { agencyId, personId, by, note, suggested }, chosen) => {
    const agency = await agencyAt(ctx, agencyId)
    if (!agency) return GONE
    const { name, today } = agency
    const { now } = ctx
    const locale = chosen ?? USUAL_LOCALE
    const { found, writer, suggestions } = await read(ctx, async (tx) => {
      const [found] = await openFor(tx, { agencyId, today, now, of: [personId] }, suggested?.requirementId)
      const [writer] = await keepersOf(tx, agencyId, by)
      const whom = { agencyId, personId, locale }
      const suggestions = suggested && found ? await suggestedIn({ tx, ctx }, suggested, { ...found, ...whom }) : []
      return { found, writer, suggestions }
    })
    if (!writer) return { moot: 'Whoever wrote it no longer looks after people there.' }
    if (!found || found.isAsked) return { moot: 'All of it is done, was waived or is no longer asked.' }
    if (found.onLeave) return { moot: 'They are on leave.' }
    const from = { agency: name, by: fullName({ given: writer.givenName, family: writer.familyName }) }
    const ending = writtenEnding({ ...from, locale, page: `${publicUrl()}/training` })
    const own = note ? [note] : []
    const lines = [
      greetingFor(found, locale),
      ...own,
      ...writtenLines({ ...found, today, locale }),
      ...suggestions,
      ...ending,
    ]
    return { lines, language: locale }
  },
}
