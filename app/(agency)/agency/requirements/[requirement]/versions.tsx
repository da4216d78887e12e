import { Section } from '@/app/_ui/arrange'
import { Facts } from '@/app/_ui/facts'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { count } from '@/lib/platform/words'
import { shortDay, wallOf } from '@/lib/platform/words-of-time'
import { heldWords, type RequirementDetail, whomWords } from '../words'
import { CompareVersions, Says } from './compare-versions'
import { changedWords, standingOf, termsOf, type Version } from './terms'
import { UndoPart } from './undo-part'

type Props = { requirement: RequirementDetail; today: string; timeZone: string; onUndone: () => void }

/** All versions, the newest first: what each changed in words, who made it and when, and what followed. */
export function Versions({ requirement, today, timeZone, onUndone }: Props) {
  const { versions } = requirement
  return (
    <Section id="versions" title="Versions of this rule" count={count(versions.length, 'version')}>
      <UndoPart requirement={requirement} today={today} onUndone={onUndone} />
      <TableFrame className="at-gap">
        <Table
          caption="Versions, the newest first"
          columns={columnsOf(versions, today, timeZone)}
          rows={versions}
          rowKey={({ number }) => String(number)}
        />
      </TableFrame>
      {versions.length > 2 ? <CompareVersions versions={versions} /> : null}
      {requirement.whom.length > 1 ? <Whom whom={requirement.whom} today={today} /> : null}
      <p className="at-small at-soft at-gap">
        What was running when a version took effect keeps the rule it began under, unless that version says otherwise.
      </p>
    </Section>
  )
}

function columnsOf(versions: readonly Version[], today: string, timeZone: string): Column<Version>[] {
  const next = ({ number }: Version) => versions.findLast((each) => each.number > number)
  const before = ({ number }: Version) => versions.find((each) => each.number < number)
  return [
    {
      ...{ key: 'version', head: 'Version', header: true, className: 'at-nowrap' },
      cell: (version) => (
        <>
          {`Version ${version.number}`}
          <small>
            <Standing {...standingOf(version, next(version), today)} />
          </small>
        </>
      ),
    },
    {
      ...{ key: 'held', head: 'In force' },
      cell: (version) => heldWords(version.effectiveFrom, next(version)?.effectiveFrom, today),
    },
    {
      ...{ key: 'changed', head: 'What changed' },
      cell: (version) => <Changed version={version} before={before(version)} isNewest={!next(version)} />,
    },
    {
      ...{ key: 'by', head: 'By' },
      cell: ({ by, createdAt }) => (
        <>
          {by ?? 'Attest'}
          <small>{shortDay(wallOf(createdAt, timeZone).on)}</small>
        </>
      ),
    },
    { key: 'touched', head: 'What it touched', cell: ({ obligations }) => touchedWords(obligations) },
  ]
}

const Standing = ({ state, words }: ReturnType<typeof standingOf>) => <Status state={state}>{words}</Status>

/** What anybody owed that came, changed or went with it; nothing where the trail does not say. */
const touchedWords = (obligations: number | null) =>
  obligations === null
    ? ''
    : obligations === 0
      ? 'Nothing that anybody owed'
      : `${count(obligations, 'obligation')} of people`

type ChangedProps = { version: Version; before: Version | undefined; isNewest: boolean }

/** The newest says all it asks above; the others say it on demand. */
function Changed({ version, before, isNewest }: ChangedProps) {
  return (
    <>
      <Says sentences={before ? changedWords(before, version) : ['The first version']} />
      {isNewest ? null : (
        <details className="at-small">
          <summary>{`All that version ${version.number} says`}</summary>
          <Facts
            stacked
            items={termsOf(version).map(
              ({ label, says }) => says.length > 0 && { label, value: <Says sentences={says} /> },
            )}
          />
        </details>
      )}
    </>
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
