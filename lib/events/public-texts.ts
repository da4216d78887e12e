/**
 * What the texts of an event may not tell, and what a moderator should look at twice. A group of survivors and whatever stands
 * near a shelter never say where they are; what is only doubtful is said to the moderator and holds nobody up. Pure.
 */
import type { FieldProblem } from '@/lib/platform/errors'
import type { EventFields } from './fields'
import type { Warning } from './moderation-rules'
import { namedPeople, streetIn } from './safety'

type Said = Pick<
  EventFields,
  'kind' | 'hidePlace' | 'title' | 'summary' | 'description' | 'accessibility' | 'sponsor'
> &
  Pick<EventFields, 'registrationUrl' | 'cost' | 'contactName'>

/** Public whatever is hidden. */
const texts = ['title', 'summary', 'description', 'sponsor', 'registrationUrl', 'cost', 'accessibility'] as const

const SHELTER = /\b(?:shelters?|safe ?-?houses?|safe homes?|transitional housing|refugios?|casas? seguras?)\b/i
const GROUP =
  /\bsupport[ -]groups?\b|\bpeer group\b|\bhealing circle\b|\bsurvivors?[’']? (?:groups?|circles?)\b|\bgrupos? de apoyo\b/i

/** Does it speak of a place where people stay in safety? */
export const speaksOfShelter = (text: string): boolean => SHELTER.test(text)
/** Does it speak of a group in which survivors meet? */
export const speaksOfGroup = (text: string): boolean => GROUP.test(text)

/** Meetings and ceremonies of that name are such groups; a training may be about them. */
const maybeGroups: readonly EventFields['kind'][] = ['meeting', 'ceremony']

/** Problems of the texts of a complete event, in the order of the form. */
export function textProblems(event: Said): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (maybeGroups.includes(event.kind) && speaksOfGroup(event.title))
    problems.push({
      field: 'kind',
      message: 'By its title this is a support group: choose that kind, so that its place is never shown.',
    })
  if (event.kind !== 'support-group' && !event.hidePlace) return problems
  for (const field of texts) {
    const street = streetIn(event[field])
    if (street !== null)
      problems.push({
        field,
        message: `“${street}” looks like a street or a point on a map. The place of this event is not shown: say here no more than the city.`,
      })
    const [person] = namedPeople(event[field])
    if (person !== undefined)
      problems.push({
        field,
        message: `“${person}” looks like somebody who was helped. Say it without a name or an age.`,
      })
  }
  return problems
}

/** What of an event whose place is shown may be something that must not be. */
export function warningsOfTexts(event: Said): Warning[] {
  if (event.kind === 'support-group' || event.hidePlace) return []
  const all = texts.map((field) => event[field]).join('\n')
  return [
    ...(speaksOfShelter(all) ? (['shelter-shown'] as const) : []),
    ...(speaksOfGroup(all) ? (['group-shown'] as const) : []),
    ...(namedPeople(all).length > 0 ? (['person-named'] as const) : []),
  ]
}
