/** How a certification and where it stands are said in the language of the page. */

import type { CertificationTold } from '@/lib/certifications/inputs'
import type { CertificationKind, CertificationState, Which } from '@/lib/certifications/kinds'
import type { Say } from '@/lib/platform/say'
import { stateNames } from '@/lib/platform/states'
import { longDay } from '@/lib/platform/words-of-time'
import type { CertificationTexts } from './messages'

type Saying = Say<CertificationTexts>

export const kindKeys = {
  'peace-officer': 'kindPeaceOfficer',
  'state-advocate': 'kindStateAdvocate',
  'nacp-provisional': 'kindNacpProvisional',
  'nacp-basic': 'kindNacpBasic',
  'nacp-intermediate': 'kindNacpIntermediate',
  'nacp-advanced': 'kindNacpAdvanced',
  'first-aid': 'kindFirstAid',
  other: 'kindOther',
} as const satisfies Record<CertificationKind, keyof CertificationTexts>

export const standsKeys = {
  waiting: 'waiting',
  valid: 'valid',
  expiring: 'expiring',
  expired: 'expired',
  ended: 'ended',
  withdrawn: 'withdrawn',
} as const satisfies Record<CertificationState, keyof CertificationTexts>

/** "Peace officer license (POST), Texas" */
export function whatWords(say: Saying, { kind, state, name }: Which): string {
  const what = kind === 'other' && name ? name : say(kindKeys[kind])
  return state ? say('ofState', { what, state: stateNames[state] ?? state }) : what
}

/** "valid through January 9, 2027"; nothing where it never counted. */
export function untilWords(say: Saying, { stands, validUntil }: CertificationTold): string | null {
  if (stands === 'waiting' || stands === 'withdrawn') return null
  if (validUntil === null) return say('forGood')
  const day = longDay(validUntil, say.locale)
  return stands === 'expired' || stands === 'ended' ? say('wasUntil', { day }) : say('until', { day })
}
