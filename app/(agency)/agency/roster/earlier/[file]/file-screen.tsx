'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import type { Choices } from '@/app/_imports/choices'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Counts } from '@/app/_ui/counts'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { entryKinds, listedParts } from '@/lib/interop/history/inputs'
import { count, countWords, figure, joined } from '@/lib/platform/words'
import { ForAgency, type ToScreen } from '../../../../_agency'
import { type Entry, type HistoryFile, kinds } from '../kinds'
import { Entries } from './entries'
import { LoadForm } from './load-form'
import { TakeBack } from './take-back'
import { Waiting } from './waiting'

type Part = (typeof listedParts)[number]

/** What a file would record, or recorded; which part of it is shown stands in the address. */
export function FileScreen() {
  const { file } = useParams<{ file: string }>()
  const search = useSearchParams()
  const kind = listedParts.find((each) => each === search.get('kind'))
  const page = Math.max(1, Math.floor(Number(search.get('page'))) || 1)
  const query = useQuery(
    api.history.getHistoryFile.queryOptions({
      input: { batchId: file, page, ...(kind ? { kind } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(batch) => (
        <ForAgency agencyId={batch.agencyId}>
          {(_, to) => <FilePart key={file} batch={batch} to={to} kind={kind} />}
        </ForAgency>
      )}
    </Loaded>
  )
}

type PartProps = { batch: HistoryFile; to: ToScreen; kind: Part | undefined }

function FilePart({ batch, to, kind }: PartProps) {
  const [choices, setChoices] = useState<Choices<Entry>>(new Map())
  const open = batch.state === 'checked'
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Roster', href: to('/agency/roster') },
          { label: 'Earlier training', href: to('/agency/roster/earlier') },
          { label: batch.fileName },
        ]}
      />
      <PageTitle title={titles[batch.state]} lead={leadOf(batch)} />
      {batch.state === 'applied' ? <Done batch={batch} /> : null}
      <div className="at-gap">
        <KindCounts batch={batch} kind={kind} />
      </div>
      <Columns batch={batch} />
      {batch.state === 'applied' ? <Waiting batch={batch} /> : null}
      <Entries batch={batch} kind={kind} choices={open ? choices : null} onChoose={setChoices} />
      {open ? <LoadForm batch={batch} to={to} choices={choices} /> : null}
      {batch.state === 'applied' ? <TakeBack batch={batch} /> : null}
    </>
  )
}

const titles = { checked: 'Check before loading', applied: 'Loaded', 'rolled-back': 'Taken back' }

function leadOf({ state, fileName, agencyName, appliedAt, rolledBackAt, uploadedAt }: HistoryFile): string {
  if (state === 'checked')
    return `Nothing is recorded yet. This is what “${fileName}” would record for people of ${agencyName}.`
  if (state === 'applied') return `“${fileName}” was loaded for ${agencyName} on ${whenWords(appliedAt ?? uploadedAt)}.`
  return `What “${fileName}” recorded for ${agencyName} was reversed on ${whenWords(rolledBackAt ?? uploadedAt)}.`
}

function Done({ batch: { appliedCount, waitingCount } }: { batch: HistoryFile }) {
  const waits = waitingCount === 1 ? 'One row waits' : `${countWords(waitingCount, 'row')} wait`
  return (
    <Note kind="good" title={`${countWords(appliedCount ?? 0, 'training')} recorded`} live>
      {waitingCount > 0 ? `${waits} for people who are not on the roster yet.` : 'They count from now on.'}
    </Note>
  )
}

/** How many of each kind; each figure shows its rows below. */
function KindCounts({ batch, kind }: { batch: HistoryFile; kind: Part | undefined }) {
  return (
    <Counts
      label={batch.state === 'checked' ? 'What the file would do' : 'What the check said'}
      items={entryKinds
        .filter((each) => batch.counts[each] > 0)
        .map((each) => ({
          label: kinds[each].word,
          state: kinds[each].state,
          figure: figure(batch.counts[each]),
          noun: batch.counts[each] === 1 ? 'row' : 'rows',
          note: batch.state === 'checked' ? kinds[each].note : (kinds[each].done ?? kinds[each].note),
          href: each === kind ? '?' : `?kind=${each}`,
          current: each === kind,
        }))}
    />
  )
}

/** What is not read would be lost without a word. */
function Columns({ batch: { columnsRead, columnsIgnored } }: { batch: HistoryFile }) {
  return (
    <p className="at-small at-soft">
      {`${count(columnsRead.length, 'column')} read: ${joined(columnsRead)}. `}
      {columnsIgnored.length > 0 ? `Passed over: ${joined(columnsIgnored)}.` : 'None is passed over.'}
    </p>
  )
}
