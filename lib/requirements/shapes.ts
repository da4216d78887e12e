/** A rule as it held from a day on, and the times it is due: what deriving and explaining speak of. */
import type { Day } from '@/lib/platform/time'
import type { Criterion, Met } from './criterion'
import type { dueKinds, RepeatFrom } from './inputs'

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
}

/** How the last day came to be. */
export type Clock =
  | { kind: 'within-days'; from: Day; days: number }
  | { kind: 'by-date' }
  | { kind: 'after-date'; from: Day; days: number }
  | { kind: 'renewal'; from: Day; months: number; because: 'first-due' | 'rule-changed' | null }
  /** The next day of a rule with fixed days, for who came after the first. */
  | { kind: 'fixed-day'; on: Day }
  | { kind: 'next-fixed-day'; from: Day; on: Day; months: number; because: 'first-due' | 'rule-changed' | null }

export type Cycle = { version: Version; opensOn: Day; dueOn: Day; due: Clock; renews: boolean }
/** `earlier`: by what was earned before the cycle opened. */
export type Settled = Cycle & { satisfied: (Met & { earlier: boolean }) | null }
