'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Counts } from '@/app/_ui/counts'
import { Note, Problem } from '@/app/_ui/note'
import { Progress } from '@/app/_ui/progress'
import { PageTitle } from '@/app/_ui/title'
import { count, figure } from '@/lib/platform/words'
import { ForAdministrators } from '../../../../_administrator'
import { type Finding, type Import, type ImportDetail, standings, WATCH_MS } from '../import-words'
import { Findings } from './findings'

/** How far a list is, and what was found in it; may be left and returned to. */
export function ImportScreen() {
  return <ForAdministrators lines={10}>{() => <OneImport />}</ForAdministrators>
}

const asked = (severity: string | null): Finding['severity'] | undefined =>
  severity === 'refused' || severity === 'noted' ? severity : undefined

function OneImport() {
  const { import: importId } = useParams<{ import: string }>()
  const search = useSearchParams()
  const severity = asked(search.get('show'))
  const page = Math.max(1, Math.floor(Number(search.get('page'))) || 1)
  const query = useQuery(
    api.administration.getImport.queryOptions({
      input: { importId, page, ...(severity ? { severity } : {}) },
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.state === 'running' ? WATCH_MS : false),
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(list) => (
        <>
          <Breadcrumb items={[{ label: 'Public lists', href: '/admin/agencies/import' }, { label: list.fileName }]} />
          <PageTitle title={titles[list.state]} lead={leadOf(list)} />
          <Standing list={list} />
          <Figures list={list} severity={severity} />
          {list.state === 'running' ? null : <Findings list={list} severity={severity} />}
        </>
      )}
    </Loaded>
  )
}

const titles: Record<Import['state'], string> = {
  running: 'The list is being taken over',
  done: 'The list is taken over',
  failed: 'The list was not taken over to its end',
}

const leadOf = ({ fileName, source, startedAt, finishedAt }: ImportDetail) =>
  `${fileName}, published by ${source}. Started ${whenWords(startedAt)}${finishedAt ? `, ended ${whenWords(finishedAt)}` : ''}.`

function Standing({ list: { state, rowsDone, rowCount, failure } }: { list: ImportDetail }) {
  if (state === 'failed')
    return (
      <Problem title={standings.failed.words}>{failure ?? 'What is done stays. Upload the same file again.'}</Problem>
    )
  if (state === 'done') return null
  const words = `${figure(rowsDone)} of ${count(rowCount, 'row')}`
  return (
    <Note title={words}>
      <Progress value={rowsDone} max={rowCount} label="Rows worked through" text={words} />
      <p>You can leave this page; the work goes on, and you find it here again.</p>
    </Note>
  )
}

function Figures({ list, severity }: { list: ImportDetail; severity: Finding['severity'] | undefined }) {
  const { importId, state, added, changed, unchanged, refused, noted } = list
  const here = `/admin/agencies/import/${importId}`
  const filters = state !== 'running'
  return (
    <div className="at-gap">
      <Counts
        label="What became of the rows"
        items={[
          { label: 'Added', state: 'new', figure: figure(added), noun: 'agencies' },
          { label: 'Changed', state: 'changed', figure: figure(changed), noun: 'agencies' },
          { label: 'As they were', state: 'off', figure: figure(unchanged), noun: 'agencies' },
          {
            label: 'Refused',
            state: 'refused',
            figure: figure(refused),
            noun: refused === 1 ? 'row' : 'rows',
            ...(filters ? { href: `${here}?show=refused`, current: severity === 'refused' } : {}),
          },
          {
            label: 'To look at',
            state: 'soon',
            figure: figure(noted),
            noun: noted === 1 ? 'note' : 'notes',
            ...(filters ? { href: `${here}?show=noted`, current: severity === 'noted' } : {}),
          },
        ]}
      />
    </div>
  )
}
