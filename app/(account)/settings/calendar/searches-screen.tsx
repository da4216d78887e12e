'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { lazy, Suspense } from 'react'
import type { SavedSearch } from '@/lib/events/saved-inputs'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { ProblemNote } from '../../../_client/problem-note'
import { useCommand } from '../../../_client/use-command'
import { LinkButton } from '../../../_ui/button'
import { Empty } from '../../../_ui/empty'
import { Loading } from '../../../_ui/loading'
import { Note } from '../../../_ui/note'
import { useWords } from '../../../_ui/words'
import { filterOf } from './filter-of'
import { KeptSearch } from './kept-search'
import type { searchTexts } from './messages'

const KeepSearch = lazy(() => import('./keep-search').then((each) => ({ default: each.KeepSearch })))

/** What is kept; with a filter in the address also the form that keeps it. */
export function SearchesScreen() {
  const say = useWords<typeof searchTexts>()
  const filter = filterOf(useSearchParams())
  const query = useQuery(api.calendar.listSavedSearches.queryOptions())
  const remove = useCommand(api.calendar.removeSearch)
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="at-stack">
          <ProblemNote problem={remove.problem} />
          {remove.done ? (
            <Note kind="good" title={say('removed')} live>
              {say('removedText')}
            </Note>
          ) : null}
          {filter ? (
            <Suspense fallback={<Loading lines={6} />}>
              <KeepSearch filter={filter} kept={items} />
            </Suspense>
          ) : null}
          {items.length === 0 && !filter ? <NothingKept /> : null}
          {items.map((search: SavedSearch) => (
            <KeptSearch key={search.id} search={search} onRemove={() => remove.run({ searchId: search.id })} />
          ))}
        </div>
      )}
    </Loaded>
  )
}

function NothingKept() {
  const say = useWords<typeof searchTexts>()
  return (
    <Empty title={say('noneTitle')} actions={<LinkButton href="/calendar">{say('openCalendar')}</LinkButton>}>
      {say('noneText')}
    </Empty>
  )
}
