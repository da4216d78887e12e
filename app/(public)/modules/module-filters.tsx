import type { ReactNode } from 'react'
import { CheckboxGroup } from '@/app/_ui/choice'
import { Filters } from '@/app/_ui/filters'
import { SelectField, TextField } from '@/app/_ui/form'
import type { ModuleFilter, ModuleList } from '@/lib/catalog/inputs'
import { count } from '@/lib/platform/words'
import { choices } from './address'

type Counted = ModuleList['facets']['priority'][number]

const options = (items: readonly Counted[]) =>
  items.map(({ id, name, count: left }) => ({ value: id, label: withCount(name, left) }))

const withCount = (name: string, left: number): ReactNode => (
  <>
    {name} <span className="at-soft at-small">{left}</span>
  </>
)

/** Every choice says how many modules it would leave. A plain GET form. */
export function ModuleFilters({ filter, list }: { filter: ModuleFilter; list: ModuleList }) {
  const { facets } = list
  const chosen = choices(filter).length + (filter.q ? 1 : 0)
  return (
    <Filters action="/modules" chosen={chosen} clearHref="/modules">
      <TextField label="Words" name="q" type="search" list="topics" defaultValue={filter.q} maxLength={100} />
      <datalist id="topics">
        {list.topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <CheckboxGroup label="Priority" name="priority" options={options(facets.priority)} chosen={filter.priority} />
      <CheckboxGroup label="Section" name="section" options={options(facets.section)} chosen={filter.section} />
      <CheckboxGroup label="For" name="audience" options={options(facets.audience)} chosen={filter.audience} />
      <SelectField
        label="Length"
        name="hours"
        empty="Any length"
        defaultValue={filter.hours ?? ''}
        options={facets.hours.map(({ id, name, count: left }) => ({
          value: id,
          label: `${name} (${count(left, 'module')})`,
        }))}
      />
    </Filters>
  )
}
