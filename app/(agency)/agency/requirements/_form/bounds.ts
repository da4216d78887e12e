/** What bounds a rule beside its clock, as the form holds it: days and months as they are typed, time in hours. */
import type { Limits } from '@/lib/requirements/engine/limits'
import type { StartKind } from '@/lib/requirements/engine/own-dates'

/** Counted from the completion of modules. */
export const TRAINING = 'training'

export type BoundValues = {
  withinMonths: number | null
  heldBack: string | null
  countedFrom: StartKind | typeof TRAINING | null
  /** Modules, where it is counted from their completion. */
  afterCourses: string[]
  roundedTo: string | null
  graceDays: number | null
  graceTo: string | null
  countsFrom: string | null
  lookBackMonths: number | null
  carryOverHours: number | null
  joiners: '' | 'by-month' | 'next-period'
  hoursPerMonth: number | null
  breakMonths: number | null
  onLeave: '' | 'by-month'
  returnDays: number | null
  editionDays: number | null
  editionMonths: number | null
  firstPeriod: number | null
  lastPeriod: number | null
  /** '': it is the first day of the first period. */
  ownDayIs: '' | 'last-before'
  startedBy: string | null
  startedDueBy: string | null
  doneBy: string | null
  doneDueBy: string | null
  /** Of the day of a version alone: once that is past, what is read does not say it, and the next change says it anew. */
  replaces: '' | 'running'
}

export const blankBounds: BoundValues = {
  withinMonths: null,
  heldBack: null,
  countedFrom: null,
  afterCourses: [],
  roundedTo: null,
  graceDays: null,
  graceTo: null,
  countsFrom: null,
  lookBackMonths: null,
  carryOverHours: null,
  joiners: '',
  hoursPerMonth: null,
  breakMonths: null,
  onLeave: '',
  returnDays: null,
  editionDays: null,
  editionMonths: null,
  firstPeriod: null,
  lastPeriod: null,
  ownDayIs: '',
  startedBy: null,
  startedDueBy: null,
  doneBy: null,
  doneDueBy: null,
  replaces: '',
}

const minutes = (hours: number | null) => (hours === null ? null : Math.round(hours * 60))
const hours = (given: number | undefined) => (given === undefined ? null : given / 60)

export function limitsOf(values: BoundValues): Limits {
  const { carryOverHours, hoursPerMonth, joiners, onLeave, ownDayIs, replaces, ...same } = values
  const isAfter = same.countedFrom === TRAINING
  const given = {
    withinMonths: same.withinMonths,
    heldBack: same.heldBack,
    countedFrom: isAfter ? null : same.countedFrom,
    afterCourses: isAfter ? same.afterCourses : null,
    roundedTo: same.roundedTo,
    graceDays: same.graceDays,
    graceTo: same.graceTo,
    countsFrom: same.countsFrom,
    lookBackMonths: same.lookBackMonths,
    breakMonths: same.breakMonths,
    carryOverMinutes: minutes(carryOverHours),
    joiners: joiners || null,
    onLeave: onLeave || null,
    returnDays: same.returnDays,
    editionDays: same.editionDays,
    editionMonths: same.editionMonths,
    firstPeriod: same.firstPeriod,
    lastPeriod: same.lastPeriod,
    ownDayIs: ownDayIs || null,
    startedBy: same.startedBy,
    startedDueBy: same.startedDueBy,
    doneBy: same.doneBy,
    doneDueBy: same.doneDueBy,
    minutesPerMonth: minutes(hoursPerMonth),
    replaces: replaces || null,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Limits
}

export const boundsOf = ({ carryOverMinutes, minutesPerMonth, joiners, onLeave, ...same }: Limits): BoundValues => ({
  ...blankBounds,
  ...(same as Partial<BoundValues>),
  ...(same.afterCourses && { countedFrom: TRAINING }),
  joiners: joiners ?? '',
  onLeave: onLeave ?? '',
  ownDayIs: same.ownDayIs ?? '',
  replaces: same.replaces ?? '',
  carryOverHours: hours(carryOverMinutes),
  hoursPerMonth: hours(minutesPerMonth),
})

/** Whether anything is bounded that the form shows only when it is asked for. */
export const isBounded = ({
  withinMonths: _,
  heldBack: __,
  countedFrom: ___,
  afterCourses: ____,
  joiners,
  onLeave,
  ownDayIs,
  replaces: _____,
  ...more
}: BoundValues): boolean =>
  [joiners, onLeave, ownDayIs].some((choice) => choice !== '') || Object.values(more).some((value) => value !== null)

const renamed: Record<string, string> = { carryOverMinutes: 'carryOverHours', minutesPerMonth: 'hoursPerMonth' }
export const boundFieldOf = (name: string): string => renamed[name] ?? name
