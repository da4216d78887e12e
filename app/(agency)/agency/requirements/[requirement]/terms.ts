/** The terms of two versions of a requirement side by side, in the words of the rule. */
import { capital } from '@/lib/platform/words'
import { limitsWords } from '../limits-words'
import { dueWords, type RequirementDetail, repeatWords, whomWords, windowWords } from '../words'

export type Version = RequirementDetail['versions'][number]
/** A term as it is said, in one or more sentences; none where it says nothing. */
type Term = { label: string; says: readonly string[] }
export type Change = { label: string; before: readonly string[]; after: readonly string[] }

/** What a version says, term by term, in the order in which the rule is read. */
export function termsOf(version: Version): Term[] {
  const { name, asks, asksNotes, whom, limits, citation } = version
  return [
    { label: 'Name', says: name ? [name] : [] },
    { label: 'What it asks for', says: [capital(asks), ...asksNotes] },
    { label: 'For whom', says: whom ? [whomWords(whom)] : [] },
    { label: 'By when', says: [dueWords(version)] },
    { label: 'How often', says: [repeatWords(version)] },
    { label: 'What counts', says: [windowWords(version)].filter((each) => each !== null) },
    { label: 'Bounds', says: limitsWords(limits) },
    { label: 'Source', says: citation ? [citation] : [] },
  ]
}

/** The terms in which two versions differ. As many people by name, or left out by name, may be others. */
export function changesBetween(before: Version, after: Version): Change[] {
  const [was, is] = [termsOf(before), termsOf(after)]
  return is.flatMap(({ label, says }, i) => {
    const said = was[i]?.says ?? []
    if (!areSame(said, says)) return [{ label, before: said, after: says }]
    const isOther = label === 'For whom' && before.whom?.assignmentId !== after.whom?.assignmentId
    return isOther && after.whom && after.whom.peopleNamed + after.whom.peopleExcepted > 0
      ? [{ label, before: said, after: says.map((each) => `${each}, not the same ones`) }]
      : []
  })
}

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, i) => each === other[i])

/** What a version changes in the one before, a sentence each: "By when: within 30 days of starting, instead of within 90 days of starting" */
export function changedWords(before: Version, after: Version): string[] {
  const changes = changesBetween(before, after)
  if (changes.length === 0) return [`Says what version ${before.number} says`]
  return changes.map(({ label, before: was, after: is }) => {
    if (was.length === 0) return `${label}, new: ${inside(is)}`
    return is.length === 0
      ? `${label}, no more: ${inside(was)}`
      : `${label}: ${inside(is, label)}, instead of ${inside(was, label)}`
  })
}

/** Our own words lose their capital within a sentence; a name and a source are not ours. */
function inside(sentences: readonly string[], label = 'Source'): string {
  const isTheirs = label === 'Name' || label === 'Source' || label === 'What it asks for'
  const words = sentences.map((each) => each.replace(/\.$/, '')).join('; ')
  return isTheirs
    ? words
    : words.replace(/^(Everyone|Those|The|Within|By|Before|Once|Then|Again)\b/, (word) => word.toLowerCase())
}

type Standing = { state: 'met' | 'waiting' | 'off'; words: string }

/** Whether a version holds today. @param next the one that took its place, as far as there is one */
export function standingOf({ effectiveFrom }: Version, next: Version | undefined, today: string): Standing {
  if (next && next.effectiveFrom <= effectiveFrom) return { state: 'off', words: 'Never held' }
  if (effectiveFrom > today) return { state: 'waiting', words: 'To come' }
  return next && next.effectiveFrom <= today ? { state: 'off', words: 'Replaced' } : { state: 'met', words: 'In force' }
}
