import { useState } from 'react'
import { Section } from '@/app/_ui/arrange'
import { SelectField } from '@/app/_ui/form'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { count } from '@/lib/platform/words'
import { shortDay, wallOf } from '@/lib/platform/words-of-time'
import { heldWords, type RequirementDetail, whomWords } from '../words'
import { type Change, changesBetween, termsOf, type Version } from './terms'
import { UndoPart } from './undo-part'

type Props = { requirement: RequirementDetail; today: string; timeZone: string; onUndone: () => void }

/** All versions, the newest first: what each changed, who made it and when, and what followed. */
export function Versions({ requirement, today, timeZone, onUndone }: Props) {
  const { versions } = requirement
  return (
    <Section id="versions" title="Versions" count={count(versions.length, 'version')}>
      <UndoPart requirement={requirement} today={today} onUndone={onUndone} />
      <ol className="at-plain at-stack" reversed>
        {versions.map((version, i) => (
          <OneVersion
            key={version.number}
            version={version}
            next={versions[i - 1]}
            earlier={versions.slice(i + 1)}
            today={today}
            timeZone={timeZone}
          />
        ))}
      </ol>
      {requirement.whom.length > 1 ? <Whom whom={requirement.whom} today={today} /> : null}
      <p className="at-small at-soft at-gap">
        What was running when a version took effect keeps the rule it began under, unless that version says otherwise.
      </p>
    </Section>
  )
}

type OneProps = {
  version: Version
  next: Version | undefined
  earlier: readonly Version[]
  today: string
  timeZone: string
}

function OneVersion({ version, next, earlier, today, timeZone }: OneProps) {
  const { number, effectiveFrom } = version
  const [chosen, setChosen] = useState(earlier[0]?.number)
  const other = earlier.find((each) => each.number === chosen)
  return (
    <li>
      <h3>{`Version ${number}, in force ${heldWords(effectiveFrom, next?.effectiveFrom, today)}`}</h3>
      <p className="at-small at-soft">{madeWords(version, timeZone)}</p>
      {earlier.length > 1 ? (
        <SelectField
          label={`Version ${number} beside`}
          name={`beside-${number}`}
          value={String(chosen)}
          onChange={(event) => setChosen(Number(event.target.value))}
          options={earlier.map((each) => ({ value: String(each.number), label: `Version ${each.number}` }))}
        />
      ) : null}
      {other ? <Compared before={other} after={version} /> : next ? <Terms version={version} /> : null}
    </li>
  )
}

/** "Made by Nadia Haddad on November 3, 2026. 41 obligations of people came or changed with it." */
function madeWords({ by, createdAt, obligations }: Version, timeZone: string): string {
  const made = `Made${by ? ` by ${by}` : ''} on ${shortDay(wallOf(createdAt, timeZone).on)}.`
  if (obligations === null) return made
  return `${made} ${obligations === 0 ? 'Nothing that anybody owed changed with it.' : `${count(obligations, 'obligation')} of people came, changed or went with it.`}`
}

function Compared({ before, after }: { before: Version; after: Version }) {
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <p>{`It says what version ${before.number} says.`}</p>
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

type Term = ReturnType<typeof termsOf>[number]
const termColumns: Column<Term>[] = [
  { key: 'term', head: 'Term', header: true, cell: ({ label }) => label },
  { key: 'says', head: 'What it says', cell: ({ says }) => <Says sentences={says} /> },
]

/** The first version, which changed nothing; the only one says what stands above. */
function Terms({ version }: { version: Version }) {
  return (
    <TableFrame>
      <Table
        caption={`What version ${version.number} says`}
        columns={termColumns}
        rows={termsOf(version).filter(({ says }) => says.length > 0)}
        rowKey={({ label }) => label}
      />
    </TableFrame>
  )
}

function Says({ sentences }: { sentences: readonly string[] }) {
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

/** Whom it was for and when, where that has changed. */
function Whom({ whom, today }: { whom: RequirementDetail['whom']; today: string }) {
  return (
    <TableFrame>
      <Table
        caption="For whom, and when"
        columns={[
          { key: 'whom', head: 'For whom', header: true, cell: whomWords },
          { key: 'held', head: 'When', cell: ({ from, to }) => heldWords(from, to ?? undefined, today) },
        ]}
        rows={whom}
        rowKey={({ from }) => from}
      />
    </TableFrame>
  )
}
