/** What would follow from a rule on a day, for everybody of its agency: derived as it would be, and kept nowhere. */
import { lastingRecords } from '@/lib/identity/joined-records'
import type { Tx } from '@/lib/platform/database'
import { addMonths, type Day } from '@/lib/platform/time'
import { gather, peopleOf } from '../derived/gather'
import type { Rule } from '../derived/stated-rules'
import { progressOf } from '../engine/progress'
import { cycleOn, deriveObligations, type Obligation, statusOn, waitsFor } from '../engine/rules'
import { firstOfEach } from '../whom'
import { whyNotAsked } from './not-asked'
import { MOST_SHOWN, type WhyNotAsked, whyNotAsked as why } from './preview-shape'

type Rules = { before: Rule | null; after: Rule }
type Asked = { onDay: Day; courseMinutes: number }

/** Walks the agency's people in batches; names are read of those alone who are shown. */
export async function simulate(tx: Tx, { before, after }: Rules, { onDay, courseMinutes }: Asked) {
  const counts = { serving: 0, appliesTo: 0, met: 0, overdue: 0, dueSoon: 0, dueLater: 0, notCleared: 0, waiting: 0 }
  const changes = { asked: 0, noLongerAsked: 0, overdue: 0, noLongerOverdue: 0, owesAgain: 0 }
  const who = new Sorted()
  const months = new Map<string, number>()
  let minutesToGo = 0
  for await (const personIds of peopleOf(tx, after.agencyId)) {
    const factsOf = await gather(tx, personIds, before ? [before, after] : [after])
    for (const personId of personIds) {
      const facts = factsOf(personId, after)
      if (facts.affiliations.length > 0) who.know(personId)
      if (facts.affiliations.some((each) => each.from <= onDay && (each.to === null || each.to > onDay)))
        counts.serving++
      const cycles = deriveObligations(facts)
      const { kind, dueOn } = statusOn(cycles, onDay)
      if (before) {
        const was = statusOn(deriveObligations(factsOf(personId, before)), onDay)
        note(changes, was.kind, kind)
        if (becomesOverdue(was.kind, kind) && dueOn !== null) who.late.set(personId, dueOn)
        if (kind === 'due-soon' && dueOn !== null && dueOn !== was.dueOn) who.hurried.set(personId, dueOn)
      } else if ((kind === 'due-soon' || kind === 'overdue') && dueOn !== null) who.hurried.set(personId, dueOn)
      if (kind === 'not-applicable') {
        if (waitsFor(facts, onDay).length > 0) counts.waiting++
        who.put(personId, whyNotAsked(facts, cycles, onDay))
        continue
      }
      who.put(personId, 'asked')
      counts.appliesTo++
      counts[slot[kind]]++
      if (kind === 'met') continue
      minutesToGo += toGo(cycleOn(cycles, onDay), onDay) ?? courseMinutes
      if (dueOn !== null && dueOn >= onDay) months.set(dueOn.slice(0, 7), (months.get(dueOn.slice(0, 7)) ?? 0) + 1)
    }
  }
  await putStrangers(tx, who, after, onDay)
  const { overdueNamed, hurried, ...named } = await who.named(tx, after.agencyId)
  const changed = before ? { ...changes, overdueNamed } : null
  return { ...counts, minutesToGo, who: named, hurried, months: inMonths(months, onDay), changes: changed }
}

/** Whom it names, who are in its team or hold its role from the day on, without service in the agency under any record of theirs. */
async function putStrangers(tx: Tx, who: Sorted, { assignments }: Rule, day: Day): Promise<void> {
  const members = [...(assignments.at(-1)?.members ?? [])].filter(([, spans]) =>
    spans.some(({ to }) => to === null || to > day),
  )
  const strangers = members.flatMap(([personId]) => (who.has(personId) ? [] : [personId]))
  for (const personId of await lastingRecords(tx, strangers)) if (!who.has(personId)) who.put(personId, 'not-serving')
}

/** People by where they stand with the rule on the day. */
class Sorted {
  readonly late = new Map<string, Day>()
  readonly hurried = new Map<string, Day>()
  readonly #groups = new Map<WhyNotAsked | 'asked', string[]>()
  readonly #all = new Set<string>()

  has = (personId: string) => this.#all.has(personId)

  /** Serves or served, so is no stranger, whatever group they are in. */
  know(personId: string): void {
    this.#all.add(personId)
  }

  put(personId: string, where: WhyNotAsked | 'asked' | null): void {
    if (where === null) return
    this.#all.add(personId)
    const group = this.#groups.get(where)
    if (group) group.push(personId)
    else this.#groups.set(where, [personId])
  }

  async named(tx: Tx, agencyId: string) {
    const dated = { late: this.late, hurried: this.hurried }
    const groups = new Map<string, readonly string[]>(this.#groups)
    for (const [name, people] of Object.entries(dated)) groups.set(name, [...people.keys()])
    const first = await firstOfEach(tx, { agencyId, groups, most: MOST_SHOWN })
    const some = (where: WhyNotAsked | 'asked') => ({
      people: this.#groups.get(where)?.length ?? 0,
      first: first(where),
    })
    const due = (name: keyof typeof dated) =>
      first(name).flatMap((each) => {
        const dueOn = dated[name].get(each.personId)
        return dueOn ? [{ ...each, dueOn }] : []
      })
    return {
      asked: some('asked'),
      not: why.filter((each) => this.#groups.has(each)).map((each) => ({ why: each, ...some(each) })),
      overdueNamed: due('late'),
      hurried: { people: this.hurried.size, first: due('hurried') },
    }
  }
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
  const missing = Math.max(whole.need - whole.have, inParts)
  // What it costs is time by the clock.
  return asks.kind === 'minutes' && asks.hour ? Math.ceil((missing * asks.hour.minutes) / 60) : missing
}

const MOST_MONTHS = 12

/** A year of months from the one of the day on; what falls due after it is the last. */
function inMonths(found: ReadonlyMap<string, number>, day: Day) {
  const months = Array.from({ length: MOST_MONTHS }, (_, i) => addMonths(`${day.slice(0, 7)}-01`, i).slice(0, 7))
  const last = months.at(-1) ?? ''
  const later = [...found].reduce((sum, [month, people]) => (month > last ? sum + people : sum), 0)
  return { each: months.map((month) => ({ month, people: found.get(month) ?? 0 })), later }
}
