/**
 * What was decided for one person lifts a duty (a waiver, an exemption), moves its last day (an extension) or halts its
 * clock (leave). Pure; the choices are stated in docs/decisions/0053-waivers-extensions-leave.md.
 */
import { addDays, type Day, daysBetween } from '@/lib/platform/days'
import type { ReliefKind } from '../reliefs/inputs'
import type { Cycle, Relieved, Settled } from '../shapes'
import { latest, type Stretch } from './stretches'

/** Who decided it, when and why, as the explanation says it. */
export type Decided = Relieved['decided']
export type Relief = {
  id: string
  kind: ReliefKind
  /** Nothing for leave, which concerns all that is asked. */
  requirementId: string | null
  from: Day
  /** First day on which it no longer holds; leave always has one. */
  to: Day | null
  /** Of a waiver and an extension: the last day by the rule, as it was when it was decided. */
  dueOn: Day | null
  newDueOn: Day | null
  decided: Decided
}

/** What is not asked while somebody is exempt begins anew afterwards. */
export function withoutExempt(stretches: readonly Stretch[], reliefs: readonly Relief[]): Stretch[] {
  const exempt = reliefs.filter(({ kind }) => kind === 'exemption').sort(byFirstDay)
  return exempt.reduce<Stretch[]>((left, each) => left.flatMap((stretch) => cut(stretch, each)), [...stretches])
}

function cut(stretch: Stretch, { from, to }: Relief): Stretch[] {
  const isApart = (stretch.to !== null && from >= stretch.to) || (to !== null && to <= stretch.from)
  if (isApart) return [stretch]
  const before: Stretch[] = from > stretch.from ? [{ ...stretch, to: from, endedBy: 'exempt' }] : []
  if (to === null || (stretch.to !== null && to >= stretch.to)) return before
  return [...before, { ...stretch, from: to, trigger: { kind: 'exemption-ended', on: to } }]
}

/** The last day of a cycle as leave and an extension move it. What follows is still reckoned from the day of the rule. */
export function relieved(cycle: Cycle, stretch: Stretch, reliefs: readonly Relief[]): Cycle {
  const { dueOn } = cycle
  if (reliefs.length === 0 || dueOn === null) return cycle
  const halted = monthsAreExcused(cycle) ? { dueOn, by: [] } : standStill({ ...cycle, dueOn }, reliefs)
  const extension = reliefs
    .filter(
      (each) => each.kind === 'extension' && isAbout(each, cycle, stretch) && (each.newDueOn ?? '') > halted.dueOn,
    )
    .sort((a, b) => ((a.newDueOn ?? '') < (b.newDueOn ?? '') ? -1 : 1))
    .at(-1)
  const by: Relieved[] = [...halted.by, ...(extension ? [toldOf(extension)] : [])]
  if (by.length === 0) return cycle
  return { ...cycle, dueOn: extension?.newDueOn ?? halted.dueOn, relief: { ruleDueOn: dueOn, by } }
}

/** The last day by the rule, whatever moved it. */
export const ruleDueOf = ({ dueOn, relief }: Cycle): Day | null => relief?.ruleDueOn ?? dueOn

/** A waiver or an extension is about what was open on its day: neither about a duty that had ended, nor about a renewal that came to be later. */
const isAbout = ({ from, dueOn }: Relief, cycle: Cycle, { to }: Stretch): boolean =>
  cycle.opensOn <= from &&
  (to === null || from < to) &&
  (!cycle.renews || (dueOn === null ? cycle.dueOn === null : (ruleDueOf(cycle) ?? '9') <= dueOn))

const toldOf = ({ id, kind, from, to, newDueOn, decided }: Relief, days?: number): Relieved => ({
  ...{ id, kind, from, to, newDueOn, decided },
  ...(days === undefined ? {} : { days }),
})

/** From when on the clock of a cycle runs. */
function clockStart({ due, period, opensOn }: Cycle): Day {
  if (period) return period.from
  return 'from' in due ? due.from : opensOn
}

/** The days of leave between the start of the clock and the last day are added to it, those of leave in the added days too. */
function standStill(cycle: Cycle & { dueOn: Day }, reliefs: readonly Relief[]): { dueOn: Day; by: Relieved[] } {
  const start = clockStart(cycle)
  const least = cycle.version.limits?.returnDays ?? 0
  const by: Relieved[] = []
  let { dueOn } = cycle
  let counted = start
  for (const leave of leavesIn(reliefs)) {
    const from = latest(leave.from, counted)
    if (leave.from > dueOn || leave.to <= from) continue
    const days = daysBetween(from, leave.to)
    dueOn = latest(addDays(dueOn, days), addDays(leave.to, least))
    counted = leave.to
    by.push(toldOf(leave, days))
  }
  return { dueOn, by }
}

type Leave = Relief & { to: Day }
const byFirstDay = (a: Relief, b: Relief) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1)
const leavesIn = (reliefs: readonly Relief[]): Leave[] =>
  reliefs.filter((each): each is Leave => each.kind === 'leave' && each.to !== null).sort(byFirstDay)

/** Where a rule asks for less in a period with leave, its last day stays. */
const monthsAreExcused = ({ version, period }: Cycle): boolean =>
  version.limits?.onLeave === 'by-month' && period !== null

/** How many calendar months of a period somebody was away for from their first to their last day. */
export function monthsAway({ version, period }: Cycle, reliefs: readonly Relief[]): number {
  if (period === null || version.limits?.onLeave !== 'by-month') return 0
  const leaves = leavesIn(reliefs)
  let away = 0
  for (let first = `${period.from.slice(0, 7)}-01`; first <= period.to; ) {
    const next = `${addDays(first, 31).slice(0, 7)}-01`
    if (isAway(leaves, first, next)) away++
    first = next
  }
  return away
}

/** Whether leave, one after the other, covers every day from the first up to the one before the last. */
function isAway(leaves: readonly Leave[], from: Day, until: Day): boolean {
  let reached = from
  for (const leave of leaves) if (leave.from <= reached && leave.to > reached) reached = leave.to
  return reached >= until
}

/** The waiver of what is open on its day, if there is one before the duty ends. */
export function waiverOf(cycle: Cycle, stretch: Stretch, reliefs: readonly Relief[]): Relieved | null {
  if (reliefs.length === 0) return null
  const found = reliefs.filter((each) => each.kind === 'waiver' && isAbout(each, cycle, stretch)).sort(byFirstDay)[0]
  return found ? toldOf(found) : null
}

/** From when on what follows is reckoned: what was waived early is not asked for again any sooner. */
export const countedFrom = (done: Settled, on: Day): Day =>
  done.satisfied?.waiver ? latest(on, ruleDueOf(done) ?? on) : on
