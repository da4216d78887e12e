/** The forms of the screen that keeps a task force, by what the address says is being done. */
import type { ReactNode } from 'react'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'
import { AwardForm } from './award-form'
import { AwardImport } from './award-import'
import { EndPartner } from './end-partner'
import { FactsForm } from './facts-form'
import type { FormProps } from './form-props'
import { KindForm } from './kind-form'
import { AddPartner, CorrectPartner } from './partner-forms'

type Given = Omit<FormProps, 'onDone'> & { done: (saved: string) => () => void }
type Form = { title: string; body: ReactNode }

/** @returns nothing where the address names no form, or something that is no longer there: then the whole is shown */
export function formFor(what: string | null, of: string | null, { done, ...rest }: Given): Form | null {
  const props = (saved: string): FormProps => ({ ...rest, onDone: done(saved) })
  switch (what) {
    case 'facts':
      return { title: 'Change its facts', body: <FactsForm {...props('facts')} /> }
    case 'kind':
      return rest.force.mayChangeKind ? { title: 'Change its kind', body: <KindForm {...props('kind')} /> } : null
    case 'add-partner':
      return { title: 'Add a partner or a member', body: <AddPartner {...props('partner-added')} /> }
    case 'add-award':
      return { title: 'Add an award', body: <AwardForm {...props('award-added')} /> }
    case 'import':
      return { title: 'Take over a list of awards', body: <AwardImport {...props('imported')} /> }
    default:
      return formOf(what, of, rest.force, props)
  }
}

/** A form for one partner or award. */
function formOf(
  what: string | null,
  of: string | null,
  { present, ahead, former, awards }: KeptTaskForce,
  props: (saved: string) => FormProps,
): Form | null {
  const partner = [...present, ...ahead, ...former].find(({ partnerId }) => partnerId === of)
  const award = awards.find(({ awardId }) => awardId === of)
  if (what === 'end' && partner)
    return { title: `End the part of ${partner.name}`, body: <EndPartner {...props('ended')} partner={partner} /> }
  if (what === 'correct' && partner)
    return {
      title: `Correct the part of ${partner.name}`,
      body: <CorrectPartner {...props('corrected')} partner={partner} />,
    }
  if (what === 'award' && award)
    return { title: `Change award ${award.number}`, body: <AwardForm {...props('award-changed')} award={award} /> }
  return null
}
