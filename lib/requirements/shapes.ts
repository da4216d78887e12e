/** A rule as it held from a day on, and the times it is due: what deriving and explaining speak of. */

import type { Held } from '@/lib/certifications/held'
import type { Day } from '@/lib/platform/time'
import type { Criterion } from './engine/criterion'
import type { Limits } from './engine/limits'
import type { CountedCredit } from './engine/lots'
import type { Met } from './engine/meet'
import type { StartKind } from './engine/own-dates'
import type { dueKinds, RepeatFrom } from './inputs'
import type { ReliefKind } from './reliefs/inputs'

export type Version = {
  id: string
  number: number
  criterion: Criterion
  dueKind: (typeof dueKinds)[number]
  withinDays: number | null
  dueBy: Day | null
  repeatMonths: number | null
  /** What the months are counted from; it decides only where a rule names a day and repeats. */
  repeatFrom: RepeatFrom
  windowDays: number
  citation: string | null
  effectiveFrom: Day
  /** What else bounds it; none where nothing does. */
  limits?: Limits
  /** As it is for one person, where it follows their month of birth: its last day, "05-31". */
  birthMonthEnd?: string
}

/** How the last day came to be. */
export type Clock =
  | { kind: 'within-days'; from: Day; days: number }
  | { kind: 'within-months'; from: Day; months: number; roundedTo: string | null }
  /** `startedBy`: the person's own day is on that day or before it, so that another last day holds. */
  | { kind: 'by-date'; startedBy?: Day }
  /** No last day: until it is met, this may not be done. `after`: what was held ran out on that day. */
  | { kind: 'before-act'; heldBack: string; after: Day | null }
  | { kind: 'after-date'; from: Day; days: number }
  /** `heldBack`: of a gate that comes back, what may not be done once the day is past. */
  | { kind: 'renewal'; from: Day; months: number; because: Because; waived?: true; heldBack?: string; doneBy?: Day }
  /** Asked again because of a new edition: so long from its publishing, or from when it could first be asked of the person. */
  | { kind: 'edition'; from: Day; days: number | null; months: number | null }
  /** What is held runs out on that day; null: the rule newly asks for it. */
  | { kind: 'expiry'; until: Day | null }
  /** The next day of a rule with fixed days, for who came after the first. `nth`: the first of their own periods that asks. */
  | { kind: 'fixed-day'; on: Day; nth?: number }
  | { kind: 'next-fixed-day'; from: Day; on: Day; months: number; because: Because; waived?: true }
/** `waived`: what came before was lifted, so that nothing was completed. */
type Because = 'first-due' | 'rule-changed' | null

/** What was decided for the person about a cycle. `days`: of leave, how long the clock stood still. */
export type Relieved = {
  id: string
  kind: ReliefKind
  from: Day
  to: Day | null
  newDueOn: Day | null
  days?: number
  /** `files`: how many were shown for it, where any was; not which. */
  decided: { on: Day; by: string; why: string; evidence: string | null; files?: number }
}

/** What a time was counted from, where that is not the start of service or the rule: a day of the person, or other training. */
export type Start =
  | { kind: 'own-date'; of: StartKind; on: Day }
  | { kind: 'training'; courseIds: readonly string[]; on: Day }
  | { kind: 'rule-began'; on: Day }

/** An edition of a module, as a rule that asks for it again goes by it. */
export type Edition = {
  /** As credits name it. */
  id: string
  courseId: string
  number: number
  /** As it is printed. */
  name: string
  /** The day on which it was published, in the agency's zone. */
  on: Day
  isMaterial: boolean
  differenceId: string | null
}

/** The time in which training counts for a fixed day: from its first day to its last. */
export type Period = { from: Day; to: Day }
export type Cycle = {
  version: Version
  opensOn: Day
  /** Null where it must be done before an act: nothing falls due. */
  dueOn: Day | null
  due: Clock
  renews: boolean
  /** Where it is due on fixed days. */
  period: Period | null
  /** The first day due of this unbroken service, where one's own periods are counted from it. */
  anchor: Day | null
  /** What moved its last day, and what that is by the rule. */
  relief?: { ruleDueOn: Day; by: Relieved[] } | undefined
  /** What it is counted from, where the rule says so. */
  start?: Start | undefined
  /** The edition that it asks for, where that came to be after the completion before; `base`: the last one of the module in whole. */
  edition?: { asked: Edition; base: Settled } | undefined
}
/** Where hours are asked for: the first day that counts (null: ever), and how many minutes are owed this time. */
export type Asked = { from: Day | null; minutes: number | null; carried: number; monthsAway?: number }
/** `earlier`: by what was earned before the cycle opened. `soFar` counts on the way, until it is met. */
export type Settled = Cycle & {
  satisfied: (Met & { earlier: boolean; waiver?: Relieved; away?: true; held?: Held; byDifference?: true }) | null
  soFar: CountedCredit[]
  asked: Asked | null
}

/** A certification as an explanation keeps it. */
export type HeldTold = Pick<Held, 'id' | 'kind' | 'state' | 'name' | 'issuedOn' | 'until'>
export type NotHeld = HeldTold & { why: 'waits' | 'expired' }
