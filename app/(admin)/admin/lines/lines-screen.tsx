'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type { KeptLine } from '@/lib/directory/line-inputs'
import { capital, count, countWords, numberWord } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { Said } from '../../../_client/said'
import { LinkButton } from '../../../_ui/button'
import { PageTitle } from '../../../_ui/title'
import { ForAdministrators } from '../../_administrator'
import { AdminTabs } from '../admin-tabs'
import { LinesTable } from './lines-table'

/** The lines people are told to turn to: which are due to be checked, in which order they stand, which were retired. */
export function LinesScreen() {
  return <ForAdministrators lines={8}>{() => <Lines />}</ForAdministrators>
}

const saved: Record<string, string> = {
  added: 'The line is added, and on the page of help',
  changed: 'The change is saved, and on every page',
  checked: 'The check is recorded',
  retired: 'The line is retired, and no longer shown to anybody',
}

function Lines() {
  const query = useQuery(api.directory.listKeptContactLines.queryOptions())
  const done = saved[useSearchParams().get('saved') ?? '']
  return (
    <Loaded query={query} lines={8}>
      {({ items, retired, overdue, holdsDays, today, version }) => (
        <>
          <PageTitle
            title={titleOf(overdue, items.length)}
            lead={`People call these numbers on a bad night. Somebody makes sure of each every ${holdsDays} days, and at once when a number changes.`}
          >
            <LinkButton href="/admin/lines/new">Add a line</LinkButton>
            <LinkButton href="/help" variant="outline">
              See the page of help
            </LinkButton>
          </PageTitle>
          <AdminTabs current="/admin/lines" />
          <Said words={done} className="at-gap" />
          <LinesTable items={items} today={today} version={version} />
          <Retired items={retired} />
        </>
      )}
    </Loaded>
  )
}

const titleOf = (overdue: number, all: number) =>
  overdue === 0
    ? `All ${numberWord(all)} lines were checked in time`
    : `${countWords(overdue, 'line')} ${overdue === 1 ? 'is' : 'are'} due to be checked`

function Retired({ items }: { items: readonly KeptLine[] }) {
  if (items.length === 0) return null
  return (
    <details className="at-gap">
      <summary>{capital(count(items.length, 'retired line'))}</summary>
      <ul>
        {items.map(({ id, name, phone, retiredOn, retiredReason }) => (
          <li key={id}>
            {[name, phone].filter(Boolean).join(', ')}, retired {retiredOn ? longDay(retiredOn) : ''}: {retiredReason}
          </li>
        ))}
      </ul>
    </details>
  )
}
