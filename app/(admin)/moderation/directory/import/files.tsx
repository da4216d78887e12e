'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { FileList } from '@/app/_imports/file-list'
import { Loading } from '@/app/_ui/loading'

const HERE = '/moderation/directory/import'

/** Every file that was checked or loaded, the newest first. */
export function Files() {
  return (
    <Suspense fallback={<Loading lines={4} />}>
      <List />
    </Suspense>
  )
}

function List() {
  const cursor = useSearchParams().get('before') ?? undefined
  const query = useQuery(api.directory.listListingFiles.queryOptions({ input: cursor ? { cursor } : {} }))
  return (
    <Loaded query={query} lines={4}>
      {(page) => (
        <FileList
          {...{ labelledBy: 'files-h', label: 'Files', page, cursor }}
          listHref={(query) => `${HERE}${query}`}
          fileHref={(batchId) => `${HERE}/${batchId}`}
          heads={{ file: 'File', rows: 'Rows', when: 'When, and by whom' }}
          checkedAt={({ uploadedAt }) => uploadedAt}
          by={({ uploadedBy }) => uploadedBy ?? 'Another moderator or administrator'}
          empty={{
            title: 'No file was checked yet',
            text: 'The first one stands here when it was checked, loaded or not.',
          }}
        />
      )}
    </Loaded>
  )
}
