import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup } from '@/app/_ui/choice'
import { Filters } from '@/app/_ui/filters'
import { SelectField, TextField } from '@/app/_ui/form'
import { count } from '@/lib/platform/words'
import type { RelatedFilter, RelatedList } from '@/lib/related/inputs'
import { choices } from './address'

type Counted = RelatedList['facets']['priority'][number]

const options = (items: readonly Counted[]) =>
  items.map(({ id, name, count: left }) => ({ value: id, label: withCount(name, left) }))

const withCount = (name: string, left: number): ReactNode => (
  <>
    {name} <span className="at-soft at-small">{left}</span>
  </>
)

const inSelect = (items: readonly Counted[]) =>
  items.map(({ id, name, count: left }) => ({ value: id, label: `${name} (${count(left, 'course')})` }))

/** Every choice says how many courses it would leave. A plain GET form. */
export function RelatedFilters({ filter, list: { facets } }: { filter: RelatedFilter; list: RelatedList }) {
  const chosen = choices(filter).length + (filter.q ? 1 : 0) + (filter.free ? 1 : 0)
  return (
    <Filters action="/related" chosen={chosen} clearHref="/related">
      <TextField label="Words" name="q" type="search" defaultValue={filter.q} maxLength={100} />
      <CheckboxGroup label="Priority" name="priority" options={options(facets.priority)} chosen={filter.priority} />
      <CheckboxGroup label="For" name="audience" options={options(facets.audience)} chosen={filter.audience} />
      <CheckboxGroup label="How it is taken" name="mode" options={options(facets.mode)} chosen={filter.mode} />
      <SelectField
        label="Topic"
        name="topic"
        empty="Any topic"
        defaultValue={filter.topic ?? ''}
        options={inSelect(facets.topic)}
      />
      <SelectField
        label="Length"
        name="hours"
        empty="Any length"
        defaultValue={filter.hours ?? ''}
        options={inSelect(facets.hours)}
      />
      <Checkbox label="Free courses only" name="free" value="1" defaultChecked={filter.free} />
    </Filters>
  )
}
