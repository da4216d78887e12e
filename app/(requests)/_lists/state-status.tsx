import type { Locale } from '@/lib/platform/locales'
import type { RequestState } from '@/lib/requests/kinds'
import { stateLabels } from '@/lib/requests/labels'
import { Status, type StatusState } from '../../_ui/status'

export const stateShapes: Record<RequestState, StatusState> = {
  draft: 'changed',
  submitted: 'waiting',
  screened: 'half',
  accepted: 'open',
  declined: 'refused',
  scheduled: 'met',
  delivered: 'met',
  evaluated: 'met',
  closed: 'off',
  withdrawn: 'off',
}

export function StateStatus({ state, locale }: { state: RequestState; locale: Locale }) {
  return <Status state={stateShapes[state]}>{stateLabels[state][locale]}</Status>
}
