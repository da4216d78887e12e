import type { ClaimState } from '@/lib/claims/kinds'
import { reviewLabels, stateLabels } from '@/lib/claims/labels'
import type { Locale } from '@/lib/platform/locales'
import { Status, type StatusState } from '../../_ui/status'

const shapes: Record<ClaimState, StatusState> = {
  draft: 'changed',
  submitted: 'waiting',
  seconding: 'half',
  returned: 'soon',
  approved: 'met',
  rejected: 'refused',
  disputed: 'waiting',
  withdrawn: 'off',
}

/** `own`: as its claimant reads it. */
export function StateStatus({ state, locale, own }: { state: ClaimState; locale: Locale; own: boolean }) {
  return <Status state={shapes[state]}>{(own ? stateLabels : reviewLabels)[state][locale]}</Status>
}
