import { stateChoices } from '@/lib/platform/states'
import { Filters } from '../../_ui/filters'
import { SelectField, TextField } from '../../_ui/form'
import { choicesOf, kindNames } from './words'

export type AgencyFilter = { search: string; state?: string | undefined; kind?: string | undefined }

export function AgencyFilters({ filter: { search, state, kind } }: { filter: AgencyFilter }) {
  const chosen = [search, state, kind].filter(Boolean).length
  return (
    <Filters bar action="/admin" chosen={chosen} clearHref="/admin">
      <TextField label="Name or ORI" name="search" type="search" maxLength={120} defaultValue={search} />
      <SelectField
        label="State or territory"
        name="state"
        defaultValue={state ?? ''}
        empty="Anywhere"
        options={stateChoices}
      />
      <SelectField label="Kind" name="kind" defaultValue={kind ?? ''} empty="Any kind" options={choicesOf(kindNames)} />
    </Filters>
  )
}
