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
import { useWords } from '@/app/_ui/words'
import { type EntryKind, entryKinds } from '@/lib/interop/calendars/facts'
import type { Say } from '@/lib/platform/say'
import { figure } from '@/lib/platform/words'
import { type CalendarFile, type Entry, kindStates, type TakenBack } from '../kinds'
import { type fileTexts, kindTexts, noteTexts } from '../messages'
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
  const say = useWords<typeof fileTexts>()
  const [choices, setChoices] = useState<Choices<Entry>>(new Map())
  const [outcome, setOutcome] = useState<TakenBack | null>(null)
  const open = batch.state === 'checked'
  const { past, later } = batch
  return (
    <>
      <Breadcrumb
        items={[
          { label: say('crumbEvents'), href: '/events' },
          { label: say('crumb'), href: '/events/calendars' },
          { label: batch.fileName },
        ]}
      />
      <PageTitle title={say(titles[batch.state])} lead={leadOf(say, batch)} />
      {outcome ? <Outcome {...outcome} /> : null}
      {batch.state === 'applied' ? (
        <Note kind="good" title={say('loadedNote', { count: batch.appliedCount ?? 0 })} live>
          {batch.publishesAtOnce ? say('onCalendar') : say('toModerator')}
        </Note>
      ) : null}
      <div className="at-gap">
        <KindCounts batch={batch} kind={kind} />
      </div>
      {past + later > 0 ? <p className="at-small at-soft at-gap">{say('passedOver', { past, later })}</p> : null}
      <Entries batch={batch} kind={kind} choices={open ? choices : null} onChoose={setChoices} />
      {open ? <LoadForm batch={batch} choices={choices} /> : null}
      {batch.state === 'applied' ? <TakeBack batch={batch} onDone={setOutcome} /> : null}
    </>
  )
}

const titles = { checked: 'checkedTitle', applied: 'loadedTitle', 'rolled-back': 'takenBackTitle' } as const

function leadOf(say: Say<typeof fileTexts>, { state, fileName: file, ...at }: CalendarFile): string {
  if (state === 'checked') return say('checkedLead', { file })
  if (state === 'applied') return say('loadedLead', { file, when: whenWords(at.appliedAt ?? at.checkedAt) })
  return say('takenBackLead', { file, when: whenWords(at.rolledBackAt ?? at.checkedAt) })
}

/** How many of each kind; each figure shows its entries below. */
function KindCounts({ batch: { batchId, counts, state }, kind }: { batch: CalendarFile; kind: EntryKind | undefined }) {
  const say = useWords<typeof fileTexts>()
  const { locale } = say
  const here = `/events/calendars/${batchId}`
  return (
    <Counts
      label={say(state === 'checked' ? 'wouldDo' : 'checkFound')}
      items={entryKinds
        .filter((each) => counts[each] > 0)
        .map((each) => ({
          ...{ label: kindTexts[each][locale], state: kindStates[each], note: noteTexts[each][locale] },
          ...{ figure: figure(counts[each]), noun: say('entries', { count: counts[each] }) },
          ...{ href: kind === each ? here : `${here}?kind=${each}`, current: kind === each },
        }))}
    />
  )
}
