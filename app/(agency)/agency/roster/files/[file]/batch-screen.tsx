'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import type { Choices } from '@/app/_imports/choices'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { type EntryKind, entryKinds } from '@/lib/interop/roster/inputs'
import { capital, count, countWords, joined } from '@/lib/platform/words'
import { ForAgency, type ToScreen } from '../../../../_agency'
import { type Batch, type Entry, kinds, type TakenBack } from '../../kinds'
import { Absent } from './absent'
import { KindCounts, type UnitAnswers } from './choices'
import { Entries } from './entries'
import { LoadForm } from './load-form'
import { ReadAs } from './read-as'
import { Outcome, TakeBack } from './take-back'
import { UnitQuestions } from './unit-questions'

/** What a file would do, or did; which part of it is shown stands in the address. */
export function BatchScreen() {
  const { file } = useParams<{ file: string }>()
  const search = useSearchParams()
  const kind = entryKinds.find((each) => each === search.get('kind'))
  const page = Math.max(1, Number(search.get('page')) || 1)
  const query = useQuery(
    api.roster.getBatch.queryOptions({
      input: { batchId: file, page, ...(kind ? { kind } : {}) },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(batch) => (
        <ForAgency agencyId={batch.agencyId}>{(_, to) => <BatchPart batch={batch} to={to} kind={kind} />}</ForAgency>
      )}
    </Loaded>
  )
}

type PartProps = { batch: Batch; to: ToScreen; kind: EntryKind | undefined }

function BatchPart({ batch, to, kind }: PartProps) {
  const [choices, setChoices] = useState<Choices<Entry>>(new Map())
  const [answers, setAnswers] = useState<UnitAnswers>({})
  const [outcome, setOutcome] = useState<TakenBack | null>(null)
  const open = batch.state === 'checked'
  return (
    <>
      <Breadcrumb items={[{ label: 'Roster', href: to('/agency/roster') }, { label: titles[batch.state] }]} />
      <PageTitle title={titles[batch.state]} lead={<LeadOf batch={batch} />} />
      {outcome ? <Outcome {...outcome} /> : null}
      {batch.state === 'applied' ? <Done batch={batch} /> : null}
      <div className="at-gap">
        <KindCounts batch={batch} kind={kind} />
      </div>
      {open ? (
        <>
          <ReadAs batch={batch} to={to} />
          <UnitQuestions batch={batch} answers={answers} onAnswer={setAnswers} />
        </>
      ) : null}
      <Entries batch={batch} kind={kind} choices={open ? choices : null} answers={answers} onChoose={setChoices} />
      <Absent batch={batch} choices={open ? choices : null} answers={answers} onChoose={setChoices} />
      {open ? <LoadForm batch={batch} to={to} choices={choices} answers={answers} /> : null}
      {batch.state === 'applied' ? <TakeBack batch={batch} onDone={setOutcome} /> : null}
    </>
  )
}

/** What the load did, in one sentence: not what the check had proposed. */
function Done({ batch: { appliedCount, loadedCounts } }: { batch: Batch }) {
  const done = entryKinds.flatMap((each) => {
    const many = loadedCounts?.[each] ?? 0
    return many > 0 ? [kinds[each].did(count(many, 'person', 'people'))] : []
  })
  return (
    <Note kind="good" title={`${countWords(appliedCount ?? 0, 'change')} loaded`}>
      {done.length > 0 ? `${capital(joined(done))}. Nothing else changed.` : 'Nothing else changed.'}
    </Note>
  )
}

const titles = { checked: 'Check before loading', applied: 'Loaded', 'rolled-back': 'Taken back' }

function LeadOf({ batch }: { batch: Batch }) {
  const file = <b>{batch.fileName}</b>
  if (batch.state === 'checked')
    return (
      <>
        Nothing has changed yet. This is what {file} would do to {batch.agencyName}.
      </>
    )
  if (batch.state === 'applied')
    return (
      <>
        {file} was loaded into {batch.agencyName} on {whenWords(batch.appliedAt ?? batch.uploadedAt)}.
      </>
    )
  return (
    <>
      What {file} changed in {batch.agencyName} was taken back on {whenWords(batch.rolledBackAt ?? batch.uploadedAt)}.
    </>
  )
}
