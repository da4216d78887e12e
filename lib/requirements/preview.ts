/** What would follow from a requirement, or from the change of one, counted before anything is saved. */
import { desc, eq } from 'drizzle-orm'
import { hourSettingsIn } from '@/lib/agencies/hour-settings'
import { agencies } from '@/lib/agencies/tables'
import { courseVersions } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { addMonths, type Day, dayIn } from '@/lib/platform/time'
import { gather, peopleOf } from './gather'
import { previewRequirementInput, type RequirementTerms } from './inputs'
import { holdersOf, loadRules, loadUnitsBelow, type Members, membersOf, type Rule, spansByTeam } from './load-rules'
import { can } from './policy'
import { mostNamedOverdue, type WhyNotAsked } from './preview-shape'
import { progressOf } from './progress'
import { cycleOn, deriveObligations, type Obligation, statusOn, waitsFor } from './rules'
import { settled } from './settled'
import { latest, type Span } from './stretches'
import { type Named, namedPeople, namesOf, refuseStrangers, refuseStrangeTeam } from './whom'

/**
 * Whom a requirement (or the change of one) would concern, in numbers, before it is saved: on the day it takes effect, or
 * today when that is past. Who falls due when, how many minutes that asks for, and what a change makes different. Reads the
 * agency's people in batches. @throws not-found, forbidden
 */
export async function previewRequirement(ctx: Ctx, input: unknown) {
  const { agencyId, requirementId, ...terms } = previewRequirementInput.parse(input)
  if (!can.keep(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  return read(ctx, (tx) =>
    asSystem(tx, ctx, async () => {
      const [agency] = await tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
      if (!agency) throw notFound('This agency')
      const today = dayIn(agency.zone, ctx.now)
      const onDay = latest(terms.effectiveFrom, today)
      const before = requirementId ? (await loadRules(tx, { agencyIds: [agencyId], requirementId }))[0] : undefined
      if (requirementId && !before) throw notFound('This requirement')
      const rules = { before: before ?? null, after: await withTerms(tx, agencyId, terms, before) }
      const { hourCents } = await hourSettingsIn(tx, agencyId)
      const asked = { onDay, courseMinutes: await minutesOf(tx, terms) }
      const named = await namedOn(tx, rules.after, terms, onDay)
      return { onDay, hourCents, named, ...(await simulate(tx, rules, asked)) }
    }),
  )
}

/** The rule as it would be once these terms were saved. */
async function withTerms(tx: Tx, agencyId: string, terms: RequirementTerms, before: Rule | undefined): Promise<Rule> {
  const below = await loadUnitsBelow(tx, [agencyId])
  const { repeatFrom, ...asked } = settled(terms)
  const { effectiveFrom, population, unitId, position, employment, role } = asked
  const number = Math.max(0, ...(before?.versions ?? []).map((each) => each.number)) + 1
  const ended = (before?.assignments ?? []).map((each) => ({ ...each, to: each.to ?? effectiveFrom }))
  const unitIds = below(unitId)
  const from = { from: effectiveFrom, to: null }
  const members = await membersAsked(tx, agencyId, { ...asked, ...from })
  return {
    requirementId: before?.requirementId ?? '',
    agencyId,
    retiredOn: null,
    versions: [...(before?.versions ?? []), { ...asked, repeatFrom: repeatFrom ?? 'completion', id: '', number }],
    assignments: [...ended, { population, unitId, unitIds, position, employment, role, members, ...from }],
  }
}

async function membersAsked(
  tx: Tx,
  agencyId: string,
  { teamId, role, personIds, ...whom }: Pick<RequirementTerms, 'population' | 'teamId' | 'role' | 'personIds'> & Span,
): Promise<Members | undefined> {
  if (teamId) return (await spansByTeam(tx, [teamId])).get(teamId)
  if (role) return (await holdersOf(tx, [agencyId], [role]))(agencyId, role)
  return membersOf(
    whom,
    personIds.map((personId) => ({ personId })),
  )
}

/**
 * Of a rule for single people: whom of them it would ask on the day, and whom not and why. Of a team or a role, those who are in
 * it or hold it on that day or later. @throws invalid for people or a team of elsewhere
 */
async function namedOn(tx: Tx, rule: Rule, terms: RequirementTerms, day: Day) {
  const { population, personIds, teamId, effectiveFrom: from } = terms
  const { agencyId } = rule
  if (population === 'people') await refuseStrangers(tx, agencyId, personIds)
  if (population === 'team') await refuseStrangeTeam(tx, { agencyId, teamId, from })
  const members = rule.assignments.at(-1)?.members
  if (!members) return null
  const current = [...members].filter(([, spans]) => spans.some(({ to }) => to === null || to > day))
  const isIn = new Set(current.flatMap(([id, spans]) => (spans.some(({ from }) => from <= day) ? id : [])))
  const people = await namedPeople(tx, { agencyId, personIds: current.map(([id]) => id) })
  const ids = people.map(({ personId }) => personId)
  const factsOf = await gather(tx, ids, [rule])
  const isAsked = ({ personId }: Named) =>
    statusOn(deriveObligations(factsOf(personId, rule)), day).kind !== 'not-applicable'
  const strangers = await namesOf(
    tx,
    current.flatMap(([id]) => (ids.includes(id) ? [] : [id])),
  )
  return {
    asked: people.filter(isAsked).map(({ personId, name }) => ({ personId, name })),
    not: [
      ...people
        .filter((each) => !isAsked(each))
        .map(({ personId, name, ...serves }) => ({ personId, name, why: whyNot(serves, day, isIn.has(personId)) })),
      ...strangers.map((each) => ({ ...each, why: 'not-serving' as const })),
    ],
  }
}

const whyNot = ({ startsOn, endsOn }: Pick<Named, 'startsOn' | 'endsOn'>, day: Day, isIn: boolean): WhyNotAsked => {
  if (endsOn !== null && endsOn <= day) return 'left'
  if (startsOn > day) return 'starts-later'
  return isIn ? 'otherwise' : 'not-in-team'
}

/** Minutes of the module, where one is asked for, as the catalog shows it today. */
async function minutesOf(tx: Tx, { criterion }: RequirementTerms): Promise<number> {
  if (criterion.kind !== 'course') return 0
  const [row] = await tx
    .select({ minutes: courseVersions.creditMinutes })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, criterion.courseId))
    .orderBy(desc(courseVersions.edition))
    .limit(1)
  return row?.minutes ?? 0
}

type Rules = { before: Rule | null; after: Rule }
type Asked = { onDay: Day; courseMinutes: number }

async function simulate(tx: Tx, { before, after }: Rules, { onDay, courseMinutes }: Asked) {
  const counts = { serving: 0, appliesTo: 0, met: 0, overdue: 0, dueSoon: 0, dueLater: 0, notCleared: 0, waiting: 0 }
  const changes = { asked: 0, noLongerAsked: 0, overdue: 0, noLongerOverdue: 0, owesAgain: 0 }
  const lateOn = new Map<string, Day>()
  const months = new Map<string, number>()
  let minutesToGo = 0
  for await (const personIds of peopleOf(tx, after.agencyId)) {
    const factsOf = await gather(tx, personIds, before ? [before, after] : [after])
    for (const personId of personIds) {
      const facts = factsOf(personId, after)
      if (facts.affiliations.some((each) => each.from <= onDay && (each.to === null || each.to > onDay)))
        counts.serving++
      const cycles = deriveObligations(facts)
      const { kind, dueOn } = statusOn(cycles, onDay)
      if (before) {
        const was = statusOn(deriveObligations(factsOf(personId, before)), onDay).kind
        note(changes, was, kind)
        if (becomesOverdue(was, kind) && dueOn !== null) lateOn.set(personId, dueOn)
      }
      if (kind === 'not-applicable') {
        if (waitsFor(facts, onDay).length > 0) counts.waiting++
        continue
      }
      counts.appliesTo++
      counts[slot[kind]]++
      if (kind === 'met') continue
      minutesToGo += toGo(cycleOn(cycles, onDay), onDay) ?? courseMinutes
      if (dueOn !== null && dueOn >= onDay) months.set(dueOn.slice(0, 7), (months.get(dueOn.slice(0, 7)) ?? 0) + 1)
    }
  }
  const overdueNamed = await namedLate(tx, after.agencyId, lateOn)
  const changed = before ? { ...changes, overdueNamed } : null
  return { ...counts, minutesToGo, months: inMonths(months, onDay), changes: changed }
}

/** The first of them by name, as the agency knows them, and the day on which each would have had to have done it. */
async function namedLate(tx: Tx, agencyId: string, lateOn: ReadonlyMap<string, Day>) {
  const people = await namedPeople(tx, { agencyId, personIds: [...lateOn.keys()] })
  return people.slice(0, mostNamedOverdue).flatMap(({ personId, name }) => {
    const dueOn = lateOn.get(personId)
    return dueOn ? [{ personId, name, dueOn }] : []
  })
}

type Kind = ReturnType<typeof statusOn>['kind']

/** Where each of whom it asks is counted. */
const slot = {
  met: 'met',
  overdue: 'overdue',
  'due-soon': 'dueSoon',
  open: 'dueLater',
  'not-cleared': 'notCleared',
} as const

const becomesOverdue = (was: Kind, is: Kind) => was !== 'overdue' && is === 'overdue'

/** What a change makes different for one person on the day. */
function note(
  changes: Record<'asked' | 'noLongerAsked' | 'overdue' | 'noLongerOverdue' | 'owesAgain', number>,
  was: Kind,
  is: Kind,
) {
  const not = 'not-applicable'
  if (was === not && is !== not) changes.asked++
  if (was !== not && is === not) changes.noLongerAsked++
  if (becomesOverdue(was, is)) changes.overdue++
  if (was === 'overdue' && is !== 'overdue') changes.noLongerOverdue++
  if (was === 'met' && is !== 'met' && is !== not) changes.owesAgain++
}

/** Minutes that are missing of hours; null where hours are not what is asked for. */
function toGo(cycle: Obligation | undefined, day: Day): number | null {
  const { asks, owed } = cycle?.explanation ?? {}
  if (!cycle || !asks || asks.kind === 'course' || asks.kind === 'certification') return null
  const { whole, parts } = progressOf(asks, owed ?? null, cycle.countedCredits, day)
  if (whole.unit !== 'minutes') return 0
  const inParts = parts
    .filter(({ depth }) => depth === 1)
    .reduce((sum, { have, need }) => sum + Math.max(0, need - have), 0)
  return Math.max(whole.need - whole.have, inParts)
}

const MOST_MONTHS = 12

/** A year of months from the one of the day on; what falls due after it is the last. */
function inMonths(found: ReadonlyMap<string, number>, day: Day) {
  const months = Array.from({ length: MOST_MONTHS }, (_, i) => addMonths(`${day.slice(0, 7)}-01`, i).slice(0, 7))
  const last = months.at(-1) ?? ''
  const later = [...found].reduce((sum, [month, people]) => (month > last ? sum + people : sum), 0)
  return { each: months.map((month) => ({ month, people: found.get(month) ?? 0 })), later }
}
