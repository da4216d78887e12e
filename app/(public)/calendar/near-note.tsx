import type { NearPlace } from '@/lib/events/shapes'
import { stateName } from '@/lib/platform/states'
import { Note } from '../../_ui/note'

/** What the ZIP code narrows, or why it does not. */
export function NearNote({ place, online }: { place: NearPlace | null; online: boolean }) {
  if (!place) return null
  const { zip, within, isKnown, isExact, state } = place
  if (!isKnown)
    return (
      <Note kind="error" level={2} className="at-gap" title={`We do not know the ZIP code ${zip}`}>
        Check its five digits, or choose a state instead. Your other choices hold; events are shown wherever they are.
      </Note>
    )
  return (
    <p className="at-small at-soft at-gap">
      Within {within} miles of {zip}
      {online ? ', or online' : null}.{' '}
      {isExact ? null : 'This ZIP code has no area of its own: we measure from those around it. '}
      {state
        ? `Events in ${stateName(state)} whose place is given after you register are shown without a distance.`
        : null}
    </p>
  )
}
