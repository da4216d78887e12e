/** What a moderator makes sure of before an event is public, and what of it wants a second look. Pure; the form and the API say the same. */
import type { FieldProblem } from '@/lib/platform/errors'
import type { EventFields } from './fields'
import { textWarnings, warningsOfTexts } from './public-texts'

export const approvalChecks = [
  { id: 'fits', question: 'It is for victims, or for those who help them or work beside them.' },
  { id: 'details', question: 'Days, hours, place and cost go together, and somebody can be asked.' },
  { id: 'links', question: 'Its links lead to what it says.' },
  { id: 'safe', question: 'Nothing in it tells where a shelter is or where survivors meet, or who was helped.' },
  { id: 'once', question: 'It is not on the calendar already.' },
] as const
export type ApprovalCheck = (typeof approvalChecks)[number]['id']
export const approvalCheckIds = approvalChecks.map(({ id }) => id) as [ApprovalCheck, ...ApprovalCheck[]]

const hasLinks = ({ registrationUrl, sessions }: Pick<EventFields, 'registrationUrl' | 'sessions'>): boolean =>
  registrationUrl !== '' || sessions.some(({ link }) => link !== '')

/** The checks that an event asks for: one without links has none to open. */
export const checksFor = (event: Pick<EventFields, 'registrationUrl' | 'sessions'>) =>
  approvalChecks.filter(({ id }) => id !== 'links' || hasLinks(event))

/** What is left to make sure of; empty when the event may be public. */
export function checkProblems(
  event: Pick<EventFields, 'registrationUrl' | 'sessions'>,
  made: readonly ApprovalCheck[],
): FieldProblem[] {
  const left = checksFor(event).filter(({ id }) => !made.includes(id))
  if (left.length === 0) return []
  const questions = left.map(({ question }) => question).join(' ')
  return [{ field: 'checks', message: `Make sure of this as well, or return it: ${questions}` }]
}

export const warnings = [...textWarnings, 'first-with-links', 'many-waiting', 'double'] as const
export type Warning = (typeof warnings)[number]

/** One who posts in bulk has more waiting than anybody else would. */
const MANY_WAITING = 5

/** What of a submission wants a second look. `published`: how many events of whoever posted it were ever public. */
export function warningsOf(
  event: EventFields,
  { published, waiting, similar }: { published: number; waiting: number; similar: number },
): Warning[] {
  return [
    ...warningsOfTexts(event),
    ...(published === 0 && hasLinks(event) ? (['first-with-links'] as const) : []),
    ...(waiting > MANY_WAITING ? (['many-waiting'] as const) : []),
    ...(similar > 0 ? (['double'] as const) : []),
  ]
}
