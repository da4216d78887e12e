import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateChoices } from '@/lib/platform/states'
import { taskForceKindNames, taskForceKinds } from '@/lib/task-forces/fields'
import type { TaskForces } from '@/lib/task-forces/shapes'
import { AsAsked } from '../../_ui/as-asked'
import { Button } from '../../_ui/button'
import { SelectField, TextField } from '../../_ui/form'
import type { Filter } from './address'
import { finding } from './messages'

const say = inWords(finding, USUAL_LOCALE)

type Props = { filter: Filter; place: TaskForces['place'] }

/** A plain form: what is asked becomes the address of the list. */
export function TaskForceFilters({ filter, place }: Props) {
  return (
    <form className="at-ask" action="/task-forces" aria-label={say('search')}>
      <AsAsked />
      <TextField
        label={say('zip')}
        name="zip"
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={10}
        defaultValue={filter.zip}
        error={place && !place.isKnown ? say('zipField') : undefined}
      />
      <SelectField
        label={say('state')}
        name="state"
        defaultValue={filter.state ?? ''}
        empty={say('anyState')}
        options={stateChoices}
      />
      <SelectField
        label={say('kind')}
        name="kind"
        defaultValue={filter.kind[0] ?? ''}
        empty={say('anyKind')}
        options={taskForceKinds.map((value) => ({ value, label: taskForceKindNames[value] }))}
      />
      <TextField label={say('words')} name="q" type="search" maxLength={100} defaultValue={filter.q} />
      <Button type="submit">{say('show')}</Button>
    </form>
  )
}
