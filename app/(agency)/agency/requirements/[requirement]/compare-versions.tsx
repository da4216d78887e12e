import { useState } from 'react'
import { SelectField } from '@/app/_ui/form'
import { Table, TableFrame } from '@/app/_ui/table'
import { type Change, changesBetween, type Version } from './terms'

/** Any two versions side by side, the older one first; at the start the newest and the first. */
export function CompareVersions({ versions }: { versions: readonly Version[] }) {
  const numbers = versions.map(({ number }) => number)
  const [chosen, setChosen] = useState([numbers.at(-1) ?? 1, numbers[0] ?? 1] as const)
  const [one, other] = chosen
  const [before, after] = [Math.min(one, other), Math.max(one, other)].map((number) =>
    versions.find((each) => each.number === number),
  )
  const options = numbers.map((number) => ({ value: String(number), label: `Version ${number}` }))
  return (
    <details className="at-gap">
      <summary>Compare two versions</summary>
      <div className="at-fields">
        <SelectField
          label="Version"
          name="compare-one"
          value={String(one)}
          onChange={({ target }) => setChosen([Number(target.value), other])}
          options={options}
        />
        <SelectField
          label="Beside version"
          name="compare-other"
          value={String(other)}
          onChange={({ target }) => setChosen([one, Number(target.value)])}
          options={options}
        />
      </div>
      {before && after ? <Compared before={before} after={after} /> : null}
    </details>
  )
}

function Compared({ before, after }: { before: Version; after: Version }) {
  const changes = changesBetween(before, after)
  if (before === after) return <p>Choose two versions.</p>
  if (changes.length === 0) return <p>{`Version ${after.number} says what version ${before.number} says.`}</p>
  return (
    <TableFrame>
      <Table
        caption={`What version ${after.number} changes in version ${before.number}`}
        columns={[
          { key: 'term', head: 'Term', header: true, cell: ({ label }: Change) => label },
          { key: 'before', head: `Version ${before.number}`, cell: (each) => <Says sentences={each.before} /> },
          { key: 'after', head: `Version ${after.number}`, cell: (each) => <Says sentences={each.after} /> },
        ]}
        rows={changes}
        rowKey={({ label }) => label}
      />
    </TableFrame>
  )
}

export function Says({ sentences }: { sentences: readonly string[] }) {
  const [only = 'Nothing', ...more] = sentences
  if (more.length === 0) return only
  return (
    <ul className="at-plain">
      {sentences.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}
