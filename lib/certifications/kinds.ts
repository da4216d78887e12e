/** Certifications that people hold: which there are, and how one is called. Pure: the browser loads it. */
import type { Day } from '@/lib/platform/days'
import { addDays } from '@/lib/platform/days'
import { fold } from '@/lib/platform/fold'
import { stateNames } from '@/lib/platform/states'

/** The one list of them; a new one is added here, and to the check of the table. */
export const certificationKinds = [
  'peace-officer',
  'state-advocate',
  'nacp-provisional',
  'nacp-basic',
  'nacp-intermediate',
  'nacp-advanced',
  'first-aid',
  'other',
] as const
export type CertificationKind = (typeof certificationKinds)[number]

export const certificationNames: Record<CertificationKind, string> = {
  'peace-officer': 'Peace officer license (POST)',
  'state-advocate': 'Advocate certification of a state',
  'nacp-provisional': 'NACP credential, Provisional',
  'nacp-basic': 'NACP credential, Basic',
  'nacp-intermediate': 'NACP credential, Intermediate',
  'nacp-advanced': 'NACP credential, Advanced',
  'first-aid': 'First aid and CPR',
  other: 'Another certification',
}

/** Given by a state, and each state has its own. */
export const isOfState = (kind: CertificationKind): boolean => kind === 'peace-officer' || kind === 'state-advocate'

/** Which certification: its kind, and what tells those of one kind apart. */
export type Which = { kind: CertificationKind; state: string | null; name: string | null }

/** "Peace officer license (POST), Texas" */
export function certificationWords({ kind, state, name }: Which): string {
  const called = kind === 'other' && name ? name : certificationNames[kind]
  return state ? `${called}, ${stateNames[state] ?? state}` : called
}

/** Whether what is held is what is asked for; asked for without a state, that of any state is. */
export const isWhich = (asked: Which, held: Which): boolean =>
  asked.kind === held.kind &&
  (asked.state === null || asked.state === held.state) &&
  (asked.kind !== 'other' || fold(asked.name ?? '') === fold(held.name ?? ''))

/** The last day on which it is valid: of what ended sooner the day before. Null: it does not expire. */
export function validUntil({ expiresOn, endedOn }: { expiresOn: Day | null; endedOn: Day | null }): Day | null {
  if (endedOn === null) return expiresOn
  const last = addDays(endedOn, -1)
  return expiresOn !== null && expiresOn < last ? expiresOn : last
}

export const certificationStates = ['waiting', 'valid', 'expiring', 'expired', 'ended', 'withdrawn'] as const
export type CertificationState = (typeof certificationStates)[number]

/** Days before the last one from which it is called expiring. */
export const EXPIRING_DAYS = 90

type Dated = { expiresOn: Day | null; endedOn: Day | null; isVerified: boolean; isWithdrawn: boolean }

/** Where one stands on a day. What was ended holds until its day; what was withdrawn otherwise never held. */
export function stateOn(held: Dated, day: Day): CertificationState {
  const { endedOn, isWithdrawn, isVerified } = held
  if (isWithdrawn) return endedOn === null ? 'withdrawn' : 'ended'
  if (!isVerified) return 'waiting'
  const until = validUntil(held)
  if (until === null) return 'valid'
  if (until < day) return 'expired'
  return until <= addDays(day, EXPIRING_DAYS) ? 'expiring' : 'valid'
}
