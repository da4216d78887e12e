/** The words of registration that tables, rules and screens share. */
export const registrationStates = [
  /** A guest who has not shown yet that the address is theirs. */
  'pending-confirmation',
  'awaiting-approval',
  'registered',
  'waitlisted',
  /** A place that came free is kept for them until an instant. */
  'offered',
  'withdrawn',
  'declined',
  'expired',
] as const
export type RegistrationState = (typeof registrationStates)[number]

/** States of those who still come, or may. */
export const openStates = [
  'pending-confirmation',
  'awaiting-approval',
  'registered',
  'waitlisted',
  'offered',
] as const satisfies readonly RegistrationState[]
/** States that take a place. */
export const holdingStates = ['registered', 'offered'] as const satisfies readonly RegistrationState[]

/** Why a registration ended. */
export const endings = [
  'by-person',
  'by-staff',
  'by-coordinator',
  'passed',
  'offer-expired',
  'not-approved',
  'not-confirmed',
  'event-cancelled',
  'session-withdrawn',
] as const
export type Ending = (typeof endings)[number]

/** Why an agency could not register somebody. */
export const groupRefusals = ['not-here', 'their-own-affair', 'taken-off'] as const

/** Whether one registers for the event as a whole or for sessions of it. */
export const registrationUnits = ['event', 'session'] as const

export const questionKinds = ['text', 'choice'] as const
/** What a question is about, where it asks what somebody needs. */
export const questionAbouts = ['access', 'language'] as const

export type Question = {
  id: string
  kind: (typeof questionKinds)[number]
  about: (typeof questionAbouts)[number] | null
  label: string
  /** Of a choice; several may be ticked where `several` is. */
  options: string[]
  several: boolean
  required: boolean
}
/** What was answered, by the id of the question. */
export type Answers = Record<string, string[]>
