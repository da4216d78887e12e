import { SelectField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { matchColumns, missingColumns } from '@/lib/interop/roster/columns'
import { fieldNames, type RosterField, rosterFields } from '@/lib/interop/roster/inputs'
import { count } from '@/lib/platform/words'

type Props = {
  headers: readonly string[]
  corrections: Readonly<Record<string, RosterField | null>>
  error: string | undefined
  onChange: (header: string, field: RosterField | null) => void
}

const options = rosterFields.map((field) => ({ value: field, label: fieldNames[field] }))

/** How each column will be read; open when something is missing, since then it must be said. */
export function ColumnChoices({ headers, corrections, error, onChange }: Props) {
  const matches = matchColumns(headers, corrections)
  const missing = error ?? missingColumns(matches)
  const left = matches.filter(({ field }) => field === null).length
  return (
    <details className="at-gap" id="columns" open={missing ? true : undefined}>
      <summary>
        {`How the columns are read: ${count(matches.length - left, 'column')} used, ${left === 0 ? 'none' : left} left out`}
      </summary>
      {missing ? <Note kind="caution" title={missing} level={3} /> : null}
      <div className="at-fields at-gap">
        {matches.map(({ header, field }) => (
          <SelectField
            key={header}
            label={`“${header}” is`}
            name={`column-${header}`}
            empty="left out"
            options={options}
            value={field ?? ''}
            onChange={(event) => onChange(header, rosterFields.find((each) => each === event.target.value) ?? null)}
          />
        ))}
      </div>
    </details>
  )
}
