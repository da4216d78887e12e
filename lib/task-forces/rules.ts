/** What follows from the days of a task force, its partners and its awards. Pure; the day is an argument. */
import { safetyProblems } from '@/lib/directory/safety'
import { addDays, type Day } from '@/lib/platform/days'
import type { FieldProblem } from '@/lib/platform/errors'
import { stateName } from '@/lib/platform/states'
import { longDay } from '@/lib/platform/words-of-time'
import { statesOfZip } from '@/lib/platform/zip-states'
import { type AwardState, type PartnerSide, partnerSides, type TaskForceKind, type TaskForceSide } from './fields'

/** `validTo` and `endedOn` are the first day on which it is so no longer. */
export type Stretch = { side: TaskForceSide; validFrom: Day; validTo: Day | null }

export const isInForce = ({ validFrom, validTo }: Pick<Stretch, 'validFrom' | 'validTo'>, on: Day): boolean =>
  validFrom <= on && (validTo === null || on < validTo)

export const isEnded = ({ endedOn }: { endedOn: Day | null }, on: Day): boolean => endedOn !== null && endedOn <= on

/** An empty stretch (it ends on the day it begins) meets nothing. */
export const meet = (one: Omit<Stretch, 'side'>, other: Omit<Stretch, 'side'>): boolean =>
  (one.validTo === null || one.validTo > other.validFrom) &&
  (other.validTo === null || other.validTo > one.validFrom) &&
  one.validTo !== one.validFrom &&
  other.validTo !== other.validFrom

/** A side without a partner, and since when; null where it never had one. */
export type Missing = { side: PartnerSide; since: Day | null }

/**
 * Which sides lack their partner on a day. Only an Enhanced Collaborative Model task force has exactly the two; one that has
 * ended lacks nothing.
 */
export function missingOn(
  force: { kind: TaskForceKind; endedOn: Day | null },
  parties: readonly Stretch[],
  on: Day,
): Missing[] {
  if (force.kind !== 'enhanced-collaborative-model' || isEnded(force, on)) return []
  return partnerSides.flatMap((side) => {
    const ofSide = parties.filter((party) => party.side === side)
    if (ofSide.some((party) => isInForce(party, on))) return []
    const ends = ofSide.flatMap(({ validFrom, validTo }) =>
      validTo !== null && validTo > validFrom && validTo <= on ? [validTo] : [],
    )
    return [{ side, since: ends.sort().at(-1) ?? null }]
  })
}

type Party = Stretch & { partnerId: string; agencyId: string | null; name: string }

const ONE_OF_SIDE: Readonly<Record<PartnerSide, string>> = {
  'law-enforcement': 'one law-enforcement partner',
  'victim-services': 'one victim-service partner',
}

/**
 * Why a party cannot be in the task force for these days; null when it can. Nobody is in it twice at a time, and a side of the
 * Enhanced Collaborative Model has one partner at a time.
 * @param candidate with its own `partnerId` where it is one that is changed
 */
export function partnerProblem(
  kind: TaskForceKind,
  parties: readonly Party[],
  candidate: Stretch & { partnerId: string | null; agencyId: string | null; name: string },
): FieldProblem | null {
  if (candidate.validTo !== null && candidate.validTo < candidate.validFrom)
    return { field: 'validTo', message: 'The last day comes before the first. Check both.' }
  const others = parties.filter((party) => party.partnerId !== candidate.partnerId && meet(party, candidate))
  const same = others.find((party) =>
    candidate.agencyId
      ? party.agencyId === candidate.agencyId
      : party.agencyId === null && isSameName(party, candidate),
  )
  if (same)
    return {
      field: candidate.agencyId ? 'agencyId' : 'name',
      message: `${same.name} is in this task force already, ${daysInWords(same)}. End that first, or choose other days.`,
    }
  const { side } = candidate
  if (kind !== 'enhanced-collaborative-model' || side === 'other') return null
  const second = others.find((party) => party.side === side)
  return second
    ? {
        field: 'side',
        message: `An Enhanced Collaborative Model task force has ${ONE_OF_SIDE[side]} at a time: ${second.name}, ${daysInWords(second)}. End that first, or add it as a member.`,
      }
    : null
}

const isSameName = (one: { name: string }, other: { name: string }) =>
  one.name.toLocaleLowerCase('en') === other.name.toLocaleLowerCase('en')

const daysInWords = ({ validFrom, validTo }: Stretch) =>
  validTo === null ? `since ${longDay(validFrom)}` : `from ${longDay(validFrom)} to ${longDay(addDays(validTo, -1))}`

/** Where an award stands on a day. `endsOn` is its last day. */
export function awardState({ startsOn, endsOn }: { startsOn: Day | null; endsOn: Day | null }, on: Day): AwardState {
  if (endsOn !== null && endsOn < on) return 'ended'
  if (startsOn !== null && startsOn > on) return 'ahead'
  return startsOn === null || endsOn === null ? 'unknown' : 'running'
}

const DAY_MS = 24 * 60 * 60_000

/** A file of awards is taken back within a day, once. */
export const mayTakeBack = (taken: { importedAt: Date; takenBackAt: Date | null }, now: Date): boolean =>
  taken.takenBackAt === null && now.getTime() - taken.importedAt.getTime() < DAY_MS

type Written = {
  name: string
  state: string
  postalCode: string
  phone: string
  email: string
  url: string
  servedWords: string
  lawEnforcementDoes: string
  victimServicesDoes: string
  since: string
  endedOn: string
}

/** What is wrong between the fields of a task force, and what must not stand in its texts: a street, and who was helped. */
export const taskForceQuestions = (fields: Written): readonly (() => readonly FieldProblem[])[] => [
  () => {
    const states = statesOfZip(fields.postalCode)
    if (!fields.postalCode || states.length === 0 || states.includes(fields.state)) return []
    const message = `This ZIP code lies in ${stateName(states[0] ?? '')}. Check the code and the state.`
    return [{ field: 'postalCode', message }]
  },
  () => {
    const { since, endedOn } = fields
    if (!since || !endedOn || endedOn >= since) return []
    return [{ field: 'endedOn', message: 'It ends before it begins. Check both days.' }]
  },
  ...shownTexts.map((field) => () => safetyProblems({ [field]: fields[field] }, false)),
]
const shownTexts = ['name', 'url', 'servedWords', 'lawEnforcementDoes', 'victimServicesDoes'] as const
