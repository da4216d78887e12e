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
import { type EntryKind, entryKinds } from '@/lib/interop/listings/inputs'
import { countWords, figure, joined } from '@/lib/platform/words'
import { type Entry, kinds, type ListingFile, type TakenBack } from '../kinds'
import { Entries } from './entries'
import { LoadForm } from './load-form'
import { Outcome, TakeBack } from './take-back'

/** What a file would do, or did; which part of it is shown stands in the address. */
export function FileScreen() {
  const { file } = useParams<{ file: string }>()
  const search = useSearchParams()
  const kind = entryKinds.find((each) => each === search.get('kind'))
  const page = Math.max(1, Math.floor(Number(search.get('page'))) || 1)
  const query = useQuery(
    api.directory.getListingFile.queryOptions({
      input: { batchId: file, page, ...(kind ? { kind } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(batch) => <FilePart key={file} batch={batch} kind={kind} />}
    </Loaded>
  )
}

function FilePart({ batch, kind }: { batch: ListingFile; kind: EntryKind | undefined }) {
  const [choices, setChoices] = useState<Choices<Entry>>(new Map())
  const [outcome, setOutcome] = useState<TakenBack | null>(null)
  const open = batch.state === 'checked'
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Directory', href: '/moderation/directory' },
          { label: 'From a file', href: '/moderation/directory/import' },
          { label: batch.fileName },
        ]}
      />
      <PageTitle title={titles[batch.state]} lead={leadOf(batch)} />
      {outcome ? <Outcome {...outcome} /> : null}
      {batch.state === 'applied' ? (
        <Note kind="good" title={`${countWords(batch.appliedCount ?? 0, 'change')} loaded`} live>
          What is new waits among the suggestions until somebody has made sure of it, and so do public listings with
          another number, page, name or kind.
        </Note>
      ) : null}
      <div className="at-gap">
        <KindCounts batch={batch} kind={kind} />
      </div>
      <Columns batch={batch} />
      <Entries batch={batch} kind={kind} choices={open ? choices : null} onChoose={setChoices} />
      {open ? <LoadForm batch={batch} choices={choices} /> : null}
      {batch.state === 'applied' ? <TakeBack batch={batch} onDone={setOutcome} /> : null}
    </>
  )
}

const titles = { checked: 'Check before loading', applied: 'Loaded', 'rolled-back': 'Taken back' }

function leadOf({ state, fileName, uploadedAt, appliedAt, rolledBackAt }: ListingFile): string {
  if (state === 'checked') return `Nothing has changed yet. This is what ${fileName} would do to the directory.`
  if (state === 'applied') return `${fileName} was loaded on ${whenWords(appliedAt ?? uploadedAt)}.`
  return `What ${fileName} changed was taken back on ${whenWords(rolledBackAt ?? uploadedAt)}.`
}

/** How many of each kind; each figure shows its rows below. */
function KindCounts({ batch: { batchId, counts, state }, kind }: { batch: ListingFile; kind: EntryKind | undefined }) {
  const here = `/moderation/directory/import/${batchId}`
  return (
    <Counts
      label={state === 'checked' ? 'What the file would do' : 'What the check found'}
      items={entryKinds
        .filter((each) => counts[each] > 0)
        .map((each) => ({
          ...{ label: kinds[each].word, state: kinds[each].state, note: kinds[each].note },
          ...{ figure: figure(counts[each]), noun: counts[each] === 1 ? 'row' : 'rows' },
          ...{ href: kind === each ? here : `${here}?kind=${each}`, current: kind === each },
        }))}
    />
  )
}

const shapes: Record<ListingFile['shape'], string> = {
  listings: 'listings, as the directory gives them out',
  'service-providers': 'a list of service providers and their awards',
  'task-forces': 'a list of task forces',
  'state-programs': 'a list of programs of the states, several to a line',
}

/** What the file was read as, and what was passed over. */
function Columns({ batch }: { batch: ListingFile }) {
  const { shape, columnsRead, columnsKept, columnsNeverTaken, columnsIgnored } = batch
  return (
    <>
      {columnsIgnored.length > 0 ? (
        <Note title={`${countWords(columnsIgnored.length, 'column')} passed over`} level={2}>
          {`Nobody knows what ${joined(columnsIgnored.map((name) => `“${name}”`))} would be. Name it as in the list of columns, and check the file again.`}
        </Note>
      ) : null}
      {columnsNeverTaken.length > 0 ? (
        <Note title={`${countWords(columnsNeverTaken.length, 'column')} never taken`} level={2}>
          {`No listing has a street: ${joined(columnsNeverTaken.map((name) => `“${name}”`))} was neither read nor kept, whatever it is called.`}
        </Note>
      ) : null}
      <details className="at-gap">
        <summary>How the file was read</summary>
        <p>{`It was read as ${shapes[shape]}. Columns that were read: ${joined(columnsRead)}.`}</p>
        {columnsKept.length > 0 ? (
          <p>{`Only the product sets ${joined(columnsKept)}: no file says when a listing was verified, or where it lies.`}</p>
        ) : null}
      </details>
    </>
  )
}
