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
