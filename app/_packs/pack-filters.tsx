import { Filters } from '@/app/_ui/filters'
import { SelectField } from '@/app/_ui/form'
import type { Discipline } from '@/lib/mandates/fields'
import type { PackList, PackStatus } from '@/lib/mandates/inputs'
import { disciplineNames, placeName, statusNames } from '@/lib/mandates/words'

export type PacksAsked = {
  state?: string | undefined
  asksOf?: Discipline | undefined
  status?: PackStatus | undefined
}
type Props = { asked: PacksAsked; states: PackList['states']; action: string; clearHref: string }

export const chosenOf = ({ state, asksOf, status }: PacksAsked): number =>
  [state, asksOf, status].filter(Boolean).length

export function PackFilters({ asked, states, action, clearHref }: Props) {
  return (
    <Filters key={JSON.stringify(asked)} action={action} bar chosen={chosenOf(asked)} clearHref={clearHref}>
      <SelectField
        label="State"
        name="state"
        defaultValue={asked.state ?? ''}
        empty="Any"
        options={states.map((state) => ({ value: state, label: placeName(state) }))}
      />
      <SelectField
        label="Asks of"
        name="asksOf"
        defaultValue={asked.asksOf ?? ''}
        empty="Anybody"
        options={choicesOf(disciplineNames)}
      />
      <SelectField
        label="Status"
        name="status"
        defaultValue={asked.status ?? ''}
        empty="Any status"
        options={choicesOf(statusNames)}
      />
    </Filters>
  )
}

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
