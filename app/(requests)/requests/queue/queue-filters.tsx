'use client'
import { type RequestKind, requestStates } from '@/lib/requests/kinds'
import { kindLabels, stateLabels } from '@/lib/requests/labels'
import { Checkbox } from '../../../_ui/choice'
import { Filters } from '../../../_ui/filters'
import { SelectField } from '../../../_ui/form'
import { useWords } from '../../../_ui/words'
import type { QueueTexts } from '../../_lists/messages'
import { type QueueFilter, queueHref } from './address'

type Props = { filter: QueueFilter; kinds: readonly RequestKind[] }

export function QueueFilters({ filter: { kind, state, mine, late }, kinds }: Props) {
  const say = useWords<QueueTexts>()
  const chosen = [kind, state, mine, late].filter(Boolean).length
  return (
    <Filters bar action="/requests/queue" chosen={chosen} clearHref={queueHref({})}>
      <SelectField
        label={say('kind')}
        name="kind"
        defaultValue={kind ?? ''}
        empty={say('anyKind')}
        options={kinds.map((value) => ({ value, label: kindLabels[value][say.locale] }))}
      />
      <SelectField
        label={say('state')}
        name="state"
        defaultValue={state ?? ''}
        empty={say('allOpen')}
        options={requestStates
          .filter((each) => each !== 'draft')
          .map((value) => ({ value, label: stateLabels[value][say.locale] }))}
      />
      <Checkbox name="mine" value="1" label={say('mineOnly')} defaultChecked={mine} />
      <Checkbox name="late" value="1" label={say('lateOnly')} defaultChecked={late} />
    </Filters>
  )
}
