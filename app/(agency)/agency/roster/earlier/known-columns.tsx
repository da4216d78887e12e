import { fieldNames, type HistoryField } from '@/lib/interop/history/inputs'

/** What each column is for, in the order of the template. */
const columns: readonly (readonly [HistoryField, string])[] = [
  ['employeeNumber', 'or badge; people are found by it, or by their e-mail, as the roster finds them'],
  ['email', 'their own address'],
  ['givenName', 'or one column “Name”'],
  ['familyName', 'a name alone finds nobody: such rows wait until you say who it is'],
  ['title', 'or course; as the transcript will call it'],
  ['completedOn', 'as 2020-04-13 or, month first, 4/13/2020'],
  ['minutes', 'or a column “Hours”, as 1.5 or 1:30'],
  ['mode', 'classroom, webinar, self-study and the like; or said for all rows below'],
  ['provider', 'who gave it'],
  ['topics', 'by the names of the topics here, with semicolons between; others are named and passed over'],
  ['reference', 'under which the old system keeps it: with it, a row is known again under another title'],
]

const TEMPLATE = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${columns.map(([field]) => `"${fieldNames[field]}"`).join(',')}\r\n`)}`

/** The columns that are read, and an empty file with them. */
export function KnownColumns() {
  return (
    <details className="at-gap">
      <summary>Which columns are read</summary>
      <p>
        A training, its day, its length and somebody who took it are needed. Most systems’ own headings are known;
        columns of other names are named and passed over.
      </p>
      <ul>
        {columns.map(([field, what]) => (
          <li key={field}>
            <b>{fieldNames[field]}</b>: {what}
          </li>
        ))}
      </ul>
      <p>
        <a className="usa-link" href={TEMPLATE} download="earlier-training-template.csv">
          Download an empty file with these columns
        </a>
      </p>
    </details>
  )
}
