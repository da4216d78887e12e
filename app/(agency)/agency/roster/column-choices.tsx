import { SelectField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { columnFacts } from '@/lib/interop/roster/column-facts'
import { type ColumnMatch, matchColumns, missingColumns } from '@/lib/interop/roster/columns'
import { fieldNames, type RosterField, rosterFields } from '@/lib/interop/roster/fields'
import { count, joined } from '@/lib/platform/words'
import type { Table } from './header-line'

type Props = {
  table: Table
  corrections: Readonly<Record<string, RosterField | null>>
  error: string | undefined
  onChange: (header: string, field: RosterField | null) => void
}

const options = rosterFields.map((field) => ({ value: field, label: fieldNames[field] }))

/** How each column will be read: those left out stand open, since what is in them would be lost without a word. */
export function ColumnChoices({ table, corrections, error, onChange }: Props) {
  const matches = matchColumns(table.header, corrections, columnFacts(table))
  const missing = error ?? missingColumns(matches)
  const left = matches.filter(({ field, header }) => field === null || header in corrections)
  const read = matches.filter((match) => !left.includes(match))
  return (
    <div className="at-gap" id="columns">
      {missing ? <Note kind="caution" title={missing} level={3} /> : null}
      {left.length > 0 ? (
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">
            {left.some(({ field }) => field === null)
              ? `${count(left.filter(({ field }) => field === null).length, 'column')} left out: say what each is, or leave it so`
              : 'Columns you said something about'}
          </legend>
          <Choices matches={left} onChange={onChange} />
        </fieldset>
      ) : (
        <p>No column is left out.</p>
      )}
      {read.length > 0 ? (
        <details className="at-gap" open={missing ? true : undefined}>
          <summary>{`${count(read.length, 'column')} read: ${joined(read.map(({ header }) => header))}`}</summary>
          <Choices matches={read} onChange={onChange} />
        </details>
      ) : null}
    </div>
  )
}

const Choices = ({ matches, onChange }: { matches: readonly ColumnMatch[]; onChange: Props['onChange'] }) => (
  <div className="at-fields at-gap">
    {matches.map(({ header, field }) => (
      <SelectField
        key={header}
        label={`“${header}” is`}
        name={`column-${header}`}
        empty="Left out"
        options={options}
        value={field ?? ''}
        onChange={(event) => onChange(header, rosterFields.find((each) => each === event.target.value) ?? null)}
      />
    ))}
  </div>
)
