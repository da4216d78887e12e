/**
 * The planner: from the wished day it counts back to the last day to ask and to every task before the training, says what
 * is late already, who pays for what, and which day is possible instead. The rules are dated data. Pure; today is an argument.
 */
import { addDays, type Day, daysBetween } from '@/lib/platform/days'
import { isWorkingDay, workingDayBy, workingDayFrom } from '@/lib/platform/working-days'
import type { Party, PayItem, RequestKind, TaskKey } from './kinds'
import type { PlanRules } from './rule-inputs'

/**
 * The rules in force for a kind on a day: those that began last. A request keeps the ones of the day it was sent.
 * @throws when the kind had none yet on that day
 */
export function rulesOn<R extends PlanRules>(all: readonly R[], kind: RequestKind, day: Day): R {
  const begun = all.filter((rules) => rules.kind === kind && rules.validFrom <= day)
  const [latest] = begun.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  if (!latest) throw new RangeError(`No rules of ${kind} on ${day}`)
  return latest
}

export type PlannedTask = {
  key: TaskKey
  party: Party
  /** Counted from the wished day as the rule says it; the last day to ask is exact, all others are working days. */
  dueOn: Day
  doneOn: Day | null
  /** Whole days since it was due; 0 when it is done, or due today or later. */
  daysLate: number
  /** Whether somebody outside says so; else it is our own proposal. */
  sourced: boolean
}

/** How far ahead a training is asked for. `given` and `needed` in days; `met` is true where nobody asks for a lead. */
export type Lead = {
  needed: number | null
  given: number
  /** The last day on which the wished day could be asked for. */
  latestAskOn: Day | null
  /** The first day that is possible when it is asked for now (or was, on the day it was sent); never one that is off. */
  earliestOn: Day
  firm: boolean
  met: boolean
}

export type Plan = {
  lead: Lead
  tasks: PlannedTask[]
  late: TaskKey[]
  /** Why the wished day itself wants a second look. */
  day: 'past' | 'not-a-working-day' | 'fine'
  pays: Record<Party, PayItem[]>
  /** Of all participants together, in cents; null where no fee is known. */
  fee: { cents: number; waived: boolean } | null
}

export type Wish = {
  wishedOn: Day
  days: number
  people: number
  /** The day it was sent; null for a draft, which could be sent today. */
  sentOn: Day | null
  done?: Partial<Record<TaskKey, Day>>
}

/** @param today of the host: the clock of the place where it is to be held */
export function planFor(rules: PlanRules, wish: Wish, today: Day): Plan {
  const lead = leadOf(rules, wish, today)
  const tasks = tasksOf(rules, wish, today)
  const payBy = (party: Party) => rules.pays.filter((each) => each.party === party).map(({ item }) => item)
  return {
    lead,
    tasks,
    late: tasks.filter(({ daysLate }) => daysLate > 0).map(({ key }) => key),
    day: dayOf(wish.wishedOn, today),
    pays: { provider: payBy('provider'), host: payBy('host') },
    fee: rules.fee && { cents: rules.fee.centsPerPersonDay * wish.people * wish.days, waived: rules.fee.waived },
  }
}

function leadOf({ leadDays, leadIsFirm }: PlanRules, { wishedOn, sentOn }: Wish, today: Day): Lead {
  const asked = sentOn ?? today
  const given = daysBetween(asked, wishedOn)
  return {
    needed: leadDays,
    given,
    latestAskOn: leadDays === null ? null : addDays(wishedOn, -leadDays),
    earliestOn: workingDayFrom(laterOf(addDays(asked, leadDays ?? 1), addDays(today, 1))),
    firm: leadIsFirm,
    met: given >= (leadDays ?? 0),
  }
}

export const laterOf = (one: Day, other: Day): Day => (one > other ? one : other)

function tasksOf(rules: PlanRules, wish: Wish, today: Day): PlannedTask[] {
  const { wishedOn, days, sentOn } = wish
  const last = addDays(wishedOn, days - 1)
  const planned = rules.tasks.map(({ key, party, days: distance, after, sourced }) => {
    const dueOn = after ? workingDayFrom(addDays(last, distance)) : workingDayBy(addDays(wishedOn, -distance))
    return settled({ key, party, dueOn, sourced, doneOn: wish.done?.[key] ?? null }, today)
  })
  if (rules.leadDays === null) return inOrder(planned)
  const dueOn = addDays(wishedOn, -rules.leadDays)
  const ask = { key: 'ask' as const, party: 'host' as const, dueOn, doneOn: sentOn, sourced: rules.source !== null }
  /* What was sent late stays late: the days are those by which it missed. */
  return inOrder([sentOn === null ? settled(ask, today) : { ...ask, daysLate: lateBy(dueOn, sentOn) }, ...planned])
}

const lateBy = (dueOn: Day, on: Day) => Math.max(0, daysBetween(dueOn, on))
const settled = (task: Omit<PlannedTask, 'daysLate'>, today: Day): PlannedTask => ({
  ...task,
  daysLate: task.doneOn === null ? lateBy(task.dueOn, today) : 0,
})
const inOrder = (tasks: PlannedTask[]) => tasks.sort((a, b) => daysBetween(b.dueOn, a.dueOn))

function dayOf(wishedOn: Day, today: Day): Plan['day'] {
  if (wishedOn <= today) return 'past'
  return isWorkingDay(wishedOn) ? 'fine' : 'not-a-working-day'
}

/** The next thing to do, of one side or of anybody; what is late comes first since it was due first. */
export const nextTask = (plan: Plan, party?: Party): PlannedTask | null =>
  plan.tasks.find((task) => task.doneOn === null && task.key !== 'ask' && (!party || task.party === party)) ?? null

/** Why a wished day cannot be asked for; null where it can. A day that is off is only warned of. */
export function wishProblem({ day, lead }: Plan): 'past' | 'too-soon' | null {
  if (day === 'past') return 'past'
  return lead.firm && !lead.met ? 'too-soon' : null
}

export type Possible = 'later-day' | 'modules-now' | 'other-help' | 'event-of-others'

/** What is possible where the wished day cannot be had; nothing to say where it can. */
export function possibleInstead({ lead }: Plan, kind: RequestKind): readonly Possible[] {
  if (lead.met || !lead.firm) return []
  return kind === 'training'
    ? ['later-day', 'modules-now', 'event-of-others', 'other-help']
    : ['later-day', 'modules-now', 'other-help']
}
