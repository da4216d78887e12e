/** How far somebody is, what counted to which part, what is missing and what did not count: in plain sentences. */
import { capital, count, hours, hoursOf, joined } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { type Called, modeWords, narrowed, trainingWords } from '../explained/asked'
import type { Criterion } from './criterion'
import type { NotCounted } from './facts'
import { isSeries, narrowingIn } from './keys'
import type { CountedCredit } from './lots'
import { partsOf } from './parts'
import type { LimitProgress, Measure, PartProgress, Progress } from './progress'

export type Step = { heading: string; text: string; notes: string[] }
/** For a bar and the rows below it. */
export type ProgressTold = Measure & {
  parts: (Measure & { label: string })[]
  limits: { label: string; have: number; atMost: number }[]
}
type TitleOf = (creditId: string) => string

/** "24 of 40 hours", "1 of 2 modules"; nothing where nothing counts yet. */
export const soFarWords = ({ whole }: Progress): string | null => (whole.have === 0 ? null : measured(whole))

const measured = ({ unit, have, need }: Measure): string =>
  unit === 'minutes' ? hoursOf(have, need) : `${have} of ${count(need, unit === 'modules' ? 'module' : 'part')}`

/** "“Ethics in victim services”, earned August 14, 2026: 2 hours, toward Ethics." */
export function countedNotes(
  asks: Criterion,
  counted: readonly CountedCredit[],
  titleOf: TitleOf,
  called: Called,
): string[] {
  const labels = new Map(partsOf(asks).map((part) => [part.part, labelOf(asks, part.part, called)]))
  return counted.map(({ creditId, earnedOn, minutes, part, shared }) => {
    const label = part === undefined ? null : labels.get(part)
    const toward = label ? `, toward ${label}` : ''
    const twice = shared ? ' These minutes stand in another part too.' : ''
    return `“${titleOf(creditId)}”, earned ${longDay(earnedOn)}: ${hours(minutes)}${toward}.${twice}`
  })
}

/** The minimums inside hours by their numbers, as they are called. */
export const minimumsOf = (asks: Criterion, called: Called): { part: number; label: string; need: number }[] =>
  partsOf(asks).flatMap((each) =>
    each.kind === 'minutes' && each.depth > 0
      ? [{ part: each.part, label: ownLabel(each.of, called), need: each.atLeast }]
      : [],
  )

/** Limits on how it is given, each with the number of the part that it holds for: 0 for the whole. */
export const capsOf = (asks: Criterion): { part: number; label: string; atMost: number }[] =>
  partsOf(asks).flatMap((each) =>
    each.kind === 'minutes'
      ? each.caps.map(({ modes, atMost }) => ({ part: each.part, label: howGiven(modes), atMost }))
      : [],
  )

/** What a part is called; nothing for hours as a whole. */
function labelOf(asks: Criterion, number: number, called: Called): string | null {
  const part = partsOf(asks).find((each) => each.part === number)
  if (!part) return null
  if (part.kind === 'courses') return partsOf(asks).length === 1 ? null : listed(part.keys, called)
  return part.depth === 0 ? null : ownLabel(part.of, called)
}

const listed = (keys: readonly string[], called: Called) =>
  joined(
    keys.map((key) => keyWords(key, called)),
    'or',
  )

function keyWords(key: string, called: Called): string {
  const of = narrowingIn(key)
  if (of) return trainingWords(of, called)
  return `${isSeries(key) ? 'any date of ' : ''}“${called(key)}”`
}

/** A part by what it is of beyond those it lies in: "Ethics", "training in person". */
function ownLabel(of: PartProgress['of'], called: Called): string {
  const own = of.at(-1) ?? {}
  if (own.topics && Object.keys(own).length === 1) return joined(own.topics.map(called), 'or')
  return `training${narrowed(own, called)}`
}

/** What each part and limit stand at, and what would bring it about soonest. */
export function missingStep({ whole, parts, limits }: Progress, called: Called): Step[] {
  const open = parts.filter(({ have, need }) => have < need)
  const notes = [
    ...open.filter(({ depth, keys }) => depth > 0 || keys.length > 0).map((part) => partNote(part, called)),
    ...limits.filter(({ have }) => have > 0).map(limitNote),
  ]
  if (open.length === 0 && whole.have >= whole.need) return []
  const left = { ...whole, need: whole.need - whole.have }
  const text =
    whole.unit === 'minutes'
      ? left.need > 0
        ? `${hours(left.need)} more.`
        : 'The hours in all are there; some of the parts are not.'
      : `${count(left.need, whole.unit === 'modules' ? 'module' : 'part')} more.`
  return [{ heading: 'What is missing', text, notes }]
}

function partNote(part: PartProgress, called: Called): string {
  const label = part.keys.length > 0 ? listed(part.keys, called) : ownLabel(part.of, called)
  const left = part.need - part.have
  const toGo = part.unit === 'minutes' ? hours(left) : count(left, part.unit === 'modules' ? 'module' : 'part')
  return `${label}: ${measured(part)}; ${toGo} to go.`
}

function limitNote({ modes, have, atMost }: LimitProgress): string {
  const more =
    have < atMost ? `${hours(atMost - have)} more could be so.` : 'What is missing must be given another way.'
  return `${howGiven(modes)}: ${hours(have)} of at most ${hours(atMost)}. ${more}`
}

/** "“Ethics”, May 4, 2026. It was taken back." */
export function notCountedNotes(notCounted: readonly NotCounted[], titleOf: TitleOf, goodFor: string): string[] {
  const why: Record<NotCounted['why'], string> = {
    reversed: 'It was taken back.',
    'too-early': 'Too early: a renewal counts only from the day it opens.',
    'too-old': `Too old: a completion counts for ${goodFor}.`,
    'other-period': 'It lies in an earlier period; each fixed day asks for a completion in its own.',
    'over-limit': 'No more of what is given this way counts.',
    again: 'The same training counts once in a period.',
    apart: 'It lies too far from the others: all must be within the time that the rule gives.',
    provider: 'The rule counts only training of some providers, and who gave this is none of them.',
    edition: 'It was of an earlier edition than the one that is asked for.',
    enough: 'There is enough of this already, or it counted elsewhere.',
  }
  return notCounted.map(({ creditId, earnedOn, why: reason, minutes }) => {
    const which = minutes === undefined ? '' : `: ${hours(minutes)}`
    const said = reason === 'other-period' && minutes !== undefined ? EARLIER : why[reason]
    return `“${titleOf(creditId)}”, ${longDay(earnedOn)}${which}. ${said}`
  })
}

export function toldOf({ whole, parts, limits }: Progress, asks: Criterion, called: Called): ProgressTold {
  const rows = parts.filter(({ depth }) => depth > 0 || parts.filter((each) => each.depth === 0).length > 1)
  return {
    ...whole,
    parts: rows.map(({ part, unit, have, need }) => ({
      ...{ unit, have, need },
      label: labelOf(asks, part, called) ?? 'Hours in all',
    })),
    limits: limits.map(({ modes, have, atMost }) => ({ label: howGiven(modes), have, atMost })),
  }
}

const howGiven = (modes: LimitProgress['modes']) =>
  capital(
    joined(
      modes.map((mode) => modeWords[mode]),
      'or',
    ),
  )

const EARLIER = 'It was earned before the period in which hours count.'
