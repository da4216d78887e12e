import { Status, type StatusState } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { AwardImport as AwardImportAnswer } from '@/lib/task-forces/shapes'
import { awardNames } from '../../_form/field-names'

type Line = AwardImportAnswer['lines'][number]

/** What is wrong line by line, and what each of the others would do. */
export function CheckedLines({ result: { problems, lines } }: { result: AwardImportAnswer }) {
  return (
    <>
      {problems.length > 0 ? (
        <ul className="at-gap">
          {problems.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              {line === null ? '' : `Line ${line}: `}
              {message}
            </li>
          ))}
        </ul>
      ) : null}
      {lines.length > 0 ? (
        <TableFrame className="at-gap">
          <Table caption="What each line does" columns={columns} rows={lines} rowKey={({ line }) => String(line)} />
        </TableFrame>
      ) : null}
    </>
  )
}

const shown: Record<Line['what'], { state: StatusState; words: string }> = {
  added: { state: 'new', words: 'Added' },
  changed: { state: 'changed', words: 'Changed' },
  unchanged: { state: 'off', words: 'As it is' },
}

const nameOf = (field: string) => awardNames[field as keyof typeof awardNames] ?? field

const columns: Column<Line>[] = [
  { key: 'number', head: 'Award', header: true, cell: ({ number }) => number },
  { key: 'line', head: 'Line', number: true, cell: ({ line }) => line },
  {
    key: 'what',
    head: 'What happens',
    cell: ({ what, changes }) => (
      <>
        <Status state={shown[what].state}>{shown[what].words}</Status>
        {changes.map(({ field, from, to }) => (
          <small key={field}>
            <br />
            {nameOf(field)}: {String(from ?? 'nothing')} becomes {String(to ?? 'nothing')}
          </small>
        ))}
      </>
    ),
  },
]
