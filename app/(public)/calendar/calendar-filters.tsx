import { eventKinds } from '@/lib/events/fields'
import { type CalendarFilter, ways } from '@/lib/events/inputs'
import { formatNames, kindNames } from '@/lib/events/words'
import { stateChoices } from '@/lib/platform/states'
import { Checkbox, CheckboxGroup } from '../../_ui/choice'
import { Filters } from '../../_ui/filters'
import { DateField, SelectField, TextField } from '../../_ui/form'
import type { View } from './address'

type Named = { id: string; name: string }
type Props = {
  filter: CalendarFilter
  view: View
  /** The month (`2026-12`) or the day of the week that is shown. */
  when: string | null
  facets: { topics: readonly Named[]; priorities: readonly Named[] }
}

/** A plain form: what is chosen becomes the address of the list, the month and the feed. */
export function CalendarFilters({ filter, view, when, facets }: Props) {
  return (
    <Filters action="/calendar" chosen={chosenIn(filter)} clearHref="/calendar" bar={view === 'week'}>
      <Viewed view={view} when={when} />
      <TextField label="Words" name="q" type="search" defaultValue={filter.q} />
      {when ? null : <DateField label="From" name="from" defaultValue={filter.from} />}
      <SelectField
        label="State or territory"
        hint="Online events stay in the list"
        name="state"
        defaultValue={filter.state ?? ''}
        empty="Anywhere"
        options={stateChoices}
      />
      <CheckboxGroup
        label="How"
        name="format"
        chosen={filter.format}
        options={ways.map((value) => ({ value, label: formatNames[value] }))}
      />
      <CheckboxGroup
        label="What"
        name="kind"
        chosen={filter.kind}
        options={eventKinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      <Checkbox name="credit" value="1" defaultChecked={filter.credit} label="Gives hours of credit" />
      <SelectField
        label="Priority"
        name="priority"
        defaultValue={filter.priority ?? ''}
        empty="Any priority"
        options={choices(facets.priorities)}
      />
      <SelectField
        label="Topic"
        name="topic"
        defaultValue={filter.topic ?? ''}
        empty="Any topic"
        options={choices(facets.topics)}
      />
    </Filters>
  )
}

/** Another filter leaves the view where it is. */
function Viewed({ view, when }: Pick<Props, 'view' | 'when'>) {
  if (view === 'list') return null
  return (
    <>
      <input type="hidden" name="view" value={view} />
      {when ? <input type="hidden" name={view} value={when} /> : null}
    </>
  )
}

const choices = (items: readonly Named[]) => items.map(({ id, name }) => ({ value: id, label: name }))

const chosenIn = ({ q, from, state, topic, priority, credit, format, kind }: CalendarFilter): number =>
  [q, from, state, topic, priority, credit, format.length > 0, kind.length > 0].filter(Boolean).length
