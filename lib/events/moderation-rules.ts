/** What a moderator makes sure of before an event is public, and what of it wants a second look. Pure; the form and the API say the same. */
import type { FieldProblem } from '@/lib/platform/errors'
import type { EventFields } from './fields'

export const approvalChecks = [
  { id: 'fits', question: 'It is for victims, or for those who help them or work beside them.' },
  { id: 'details', question: 'Days, hours, place and cost go together, and somebody can be asked.' },
  { id: 'links', question: 'Its links lead to what it says.' },
  { id: 'safe', question: 'Nothing in it tells where a shelter is or where survivors meet, or who was helped.' },
  { id: 'once', question: 'It is not on the calendar already.' },
] as const
export type ApprovalCheck = (typeof approvalChecks)[number]['id']
export const approvalCheckIds = approvalChecks.map(({ id }) => id) as [ApprovalCheck, ...ApprovalCheck[]]

export const hasLinks = ({ registrationUrl, sessions }: Pick<EventFields, 'registrationUrl' | 'sessions'>): boolean =>
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

/** What nobody but a person can judge. */
export const warnings = [
  ...(['shelter-shown', 'group-shown', 'person-named'] as const),
  ...(['first-with-links', 'many-waiting', 'double'] as const),
] as const
export type Warning = (typeof warnings)[number]
