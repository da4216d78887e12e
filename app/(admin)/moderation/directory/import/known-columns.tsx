import { type ListingColumn, referenceShapes } from '@/lib/interop/listings/columns'

/** What each column is for, in the order of the template. */
const columns: readonly (readonly [ListingColumn, string])[] = [
  [
    'source_key',
    'what the list itself calls the row: with it, a row of the same source is found again at the next load',
  ],
  ['name', 'or organization'],
  ['kind', 'service provider, human trafficking task force, coalition and the other kinds of the directory'],
  ['summary', 'what they do, in one or two sentences'],
  ['whom', 'whom they help'],
  ['services', 'words of the directory with semicolons between; so victimizations, populations and languages'],
  ['interpreter', 'yes or no; so nationwide, and people_stay where people stay there'],
  ['served_states', 'with semicolons; counties as “CA Contra Costa” in served_counties, else in served_words'],
  ['city', 'state and zip: never a street'],
  ['phone', 'ten digits, the voice line; text_number, url and hours'],
  ['source', 'where the row comes from; source_url, and source_seen_on as 2026-11-20'],
  ['confidence', 'text read or secondary; what is “memory only” is left out'],
  ['notes', 'for whoever checks it, never for a page'],
  ['slug', 'of a listing that is there, as the download of the directory gives it'],
]

const TEMPLATE = `data:text/csv;charset=utf-8,${encodeURIComponent(
  `\ufeffsource_key,name,kind,summary,whom,services,languages,interpreter,nationwide,served_states,served_counties,served_words,people_stay,city,state,zip,phone,text_number,url,hours,source,source_url,source_seen_on,confidence,notes\r\n`,
)}`

/** The columns that are read, and an empty file with them. */
export function KnownColumns() {
  return (
    <details className="at-gap">
      <summary>Which columns are read</summary>
      <p>
        The download of the directory can be read back: what was not changed in it changes nothing. Columns of other
        names are named and passed over; usual headings are known.
      </p>
      <ul>
        {columns.map(([column, what]) => (
          <li key={column}>
            <b>{column}</b>: {what}
          </li>
        ))}
      </ul>
      <p>{`Three lists with columns of their own are read as well: of service providers (${own('service-providers')}), of task forces (${own('task-forces')}) and of programs of the states (${own('state-programs')}).`}</p>
      <p>
        <a className="usa-link" href={TEMPLATE} download="listings-template.csv">
          Download an empty file with these columns
        </a>
      </p>
    </details>
  )
}

/** The columns by which a list is known. */
const own = (shape: keyof typeof referenceShapes): string =>
  referenceShapes[shape]
    .filter((name) => name.endsWith('*'))
    .map((name) => name.replace('*', ''))
    .join(', ')
