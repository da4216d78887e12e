'use client'
import { Filters } from '@/app/_ui/filters'
import { DateField, SelectField, TextField } from '@/app/_ui/form'
import { priorityEntries } from '@/lib/catalog/reference'
import type { Agency } from '../../_agency'
import type { Asked } from './address'
import type { Matrix } from './matrix'

const statuses = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'due-30', label: 'Due in 30 days' },
  { value: 'due-60', label: 'Due in 31 to 60 days' },
  { value: 'due-90', label: 'Due in 61 to 90 days' },
  { value: 'not-cleared', label: 'Not yet cleared' },
  { value: 'up-to-date', label: 'Up to date' },
]

/** A plain GET form: what is chosen becomes the address, which can be shared and kept. */
export function CompletionFilters({ asked, matrix, agency }: { asked: Asked; matrix: Matrix; agency: Agency }) {
  const chosen = [asked.who, asked.unit, asked.requirement, asked.priority, asked.status].filter(Boolean).length
  return (
    <Filters bar action="/agency/completion" chosen={chosen} clearHref="/agency/completion">
      <input type="hidden" name="agency" value={agency.agencyId} />
      <TextField label="Person" name="who" type="search" autoComplete="off" defaultValue={asked.who} />
      <SelectField
        label="Unit"
        name="unit"
        defaultValue={asked.unit}
        empty="All units"
        options={matrix.units.map(({ unitId, name, depth }) => ({
          value: unitId,
          label: `${'– '.repeat(depth)}${name}`,
        }))}
      />
      <SelectField
        label="Requirement"
        name="requirement"
        defaultValue={asked.requirement}
        empty="All requirements"
        options={matrix.requirements.map(({ requirementId, name }) => ({ value: requirementId, label: name }))}
      />
      <SelectField
        label="Priority"
        name="priority"
        defaultValue={asked.priority}
        empty="All priorities"
        options={priorityEntries.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        label="Status"
        name="status"
        defaultValue={asked.status}
        empty="Any, exceptions first"
        options={statuses}
      />
      <DateField label="As of" name="as-of" defaultValue={matrix.asOf} />
    </Filters>
  )
}
