'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { FileList } from '@/app/_imports/file-list'
import { Loading } from '@/app/_ui/loading'
import { useWords } from '@/app/_ui/words'
import type { calendarTexts } from './messages'

const HERE = '/events/calendars'

/** Every calendar that was checked or loaded, the newest first. */
export function Files() {
  return (
    <Suspense fallback={<Loading lines={4} />}>
      <List />
    </Suspense>
  )
}

function List() {
  const say = useWords<typeof calendarTexts>()
  const cursor = useSearchParams().get('before') ?? undefined
  const query = useQuery(api.calendars.listCalendarFiles.queryOptions({ input: cursor ? { cursor } : {} }))
  return (
    <Loaded query={query} lines={4}>
      {(page) => (
        <FileList
          {...{ labelledBy: 'files-h', label: say('pager'), page, cursor }}
          listHref={(query) => `${HERE}${query}`}
          fileHref={(batchId) => `${HERE}/${batchId}`}
          heads={{ file: say('headCalendar'), rows: say('headEntries'), when: say('headWhen') }}
          checkedAt={({ checkedAt }) => checkedAt}
          by={({ isByItself }) => (isByItself ? say('byItself') : null)}
          empty={{ title: say('noneChecked'), text: say('noneCheckedText') }}
        />
      )}
    </Loaded>
  )
}
