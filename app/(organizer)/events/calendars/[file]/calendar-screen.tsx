'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Counts } from '@/app/_ui/counts'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { type EntryKind, entryKinds } from '@/lib/interop/calendars/facts'
import { count, countWords, figure } from '@/lib/platform/words'
import { type CalendarFile, kinds, type TakenBack } from '../kinds'
import type { Choices } from './choices'
import { Entries } from './entries'
import { LoadForm } from './load-form'
import { Outcome, TakeBack } from './take-back'

/** What a calendar would do, or did; which part of it is shown stands in the address. */
export function CalendarScreen() {
  const { file } = useParams<{ file: string }>()
  const search = useSearchParams()
  const kind = entryKinds.find((each) => each === search.get('kind'))
  const page = Math.max(1, Math.floor(Number(search.get('page'))) || 1)
  const query = useQuery(
    api.calendars.getCalendarFile.queryOptions({
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

function FilePart({ batch, kind }: { batch: CalendarFile; kind: EntryKind | undefined }) {
  const [choices, setChoices] = useState<Choices>(new Map())
  const [outcome, setOutcome] = useState<TakenBack | null>(null)
  const open = batch.state === 'checked'
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'My events', href: '/events' },
          { label: 'From a calendar', href: '/events/calendars' },
          { label: batch.fileName },
        ]}
      />
      <PageTitle title={titles[batch.state]} lead={leadOf(batch)} />
      {outcome ? <Outcome {...outcome} /> : null}
      {batch.state === 'applied' ? (
        <Note kind="good" title={`${countWords(batch.appliedCount ?? 0, 'change')} loaded`} live>
          {batch.publishesAtOnce ? 'What is new is on the calendar.' : 'What is new waits for a moderator.'}
        </Note>
      ) : null}
      <div className="at-gap">
        <KindCounts batch={batch} kind={kind} />
      </div>
      <PassedOver batch={batch} />
      <Entries batch={batch} kind={kind} choices={open ? choices : null} onChoose={setChoices} />
      {open ? <LoadForm batch={batch} choices={choices} /> : null}
      {batch.state === 'applied' ? <TakeBack batch={batch} onDone={setOutcome} /> : null}
    </>
  )
}

const titles = { checked: 'Check before loading', applied: 'Loaded', 'rolled-back': 'Taken back' }

function leadOf({ state, fileName, checkedAt, appliedAt, rolledBackAt }: CalendarFile): string {
  if (state === 'checked') return `Nothing has changed yet. This is what ${fileName} would do to your events.`
  if (state === 'applied') return `${fileName} was loaded on ${whenWords(appliedAt ?? checkedAt)}.`
  return `What ${fileName} changed was taken back on ${whenWords(rolledBackAt ?? checkedAt)}.`
}

/** How many of each kind; each figure shows its entries below. */
function KindCounts({ batch: { batchId, counts, state }, kind }: { batch: CalendarFile; kind: EntryKind | undefined }) {
  const here = `/events/calendars/${batchId}`
  return (
    <Counts
      label={state === 'checked' ? 'What the calendar would do' : 'What the check found'}
      items={entryKinds
        .filter((each) => counts[each] > 0)
        .map((each) => ({
          ...{ label: kinds[each].word, state: kinds[each].state, note: kinds[each].note },
          ...{ figure: figure(counts[each]), noun: counts[each] === 1 ? 'entry' : 'entries' },
          ...{ href: kind === each ? here : `${here}?kind=${each}`, current: kind === each },
        }))}
    />
  )
}

function PassedOver({ batch: { past, later } }: { batch: CalendarFile }) {
  if (past + later === 0) return null
  return (
    <p className="at-small at-soft at-gap">
      {`Passed over: ${count(past, 'date')} that ${past === 1 ? 'is' : 'are'} over, and ${count(later, 'date')} more than a year ahead.`}
    </p>
  )
}
