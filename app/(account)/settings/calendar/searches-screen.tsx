'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type { SavedSearch } from '@/lib/events/saved-inputs'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { ProblemNote } from '../../../_client/problem-note'
import { useCommand } from '../../../_client/use-command'
import { LinkButton } from '../../../_ui/button'
import { Empty } from '../../../_ui/empty'
import { Note } from '../../../_ui/note'
import { filterOf } from './filter-of'
import { KeepSearch } from './keep-search'
import { KeptSearch } from './kept-search'

/** What is kept; with a filter in the address also the form that keeps it. */
export function SearchesScreen() {
  const filter = filterOf(useSearchParams())
  const query = useQuery(api.calendar.listSavedSearches.queryOptions())
  const remove = useCommand(api.calendar.removeSearch)
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="at-stack">
          <ProblemNote problem={remove.problem} />
          {remove.done ? (
            <Note kind="good" title="Removed; no letter about it leaves any more" live>
              You can keep it again from the calendar.
            </Note>
          ) : null}
          {filter ? <KeepSearch filter={filter} /> : null}
          {items.length === 0 && !filter ? <NothingKept /> : null}
          {items.map((search: SavedSearch) => (
            <KeptSearch key={search.id} search={search} onRemove={() => remove.run({ searchId: search.id })} />
          ))}
        </div>
      )}
    </Loaded>
  )
}

const NothingKept = () => (
  <Empty title="You keep no search yet" actions={<LinkButton href="/calendar">Open the calendar</LinkButton>}>
    Choose there what you look for, and then “Get it by mail”.
  </Empty>
)
