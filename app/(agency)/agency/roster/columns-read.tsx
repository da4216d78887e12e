type Props<Field extends string> = {
  /** What each column is for, in the order of the template. */
  columns: readonly (readonly [Field, string])[]
  names: Readonly<Record<Field, string>>
  /** What is needed, and what becomes of the rest. */
  needed: string
  fileName: string
}

/** The columns that are read of a file, and an empty file with them. */
export function ColumnsRead<Field extends string>({ columns, names, needed, fileName }: Props<Field>) {
  const header = columns.map(([field]) => `"${names[field]}"`).join(',')
  return (
    <details className="at-gap">
      <summary>Which columns are read</summary>
      <p>{needed}</p>
      <ul>
        {columns.map(([field, what]) => (
          <li key={field}>
            <b>{names[field]}</b>: {what}
          </li>
        ))}
      </ul>
      <p>
        <a
          className="usa-link"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${header}\r\n`)}`}
          download={fileName}
        >
          Download an empty file with these columns
        </a>
      </p>
    </details>
  )
}
