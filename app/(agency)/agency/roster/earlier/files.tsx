'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { FileList } from '@/app/_imports/file-list'
import type { Agency, ToScreen } from '../../../_agency'

/** Every file that was checked or loaded, the newest first. */
export function Files({ agency, to }: { agency: Agency; to: ToScreen }) {
  const cursor = useSearchParams().get('before') ?? undefined
  const { agencyId } = agency
  const query = useQuery(
    api.history.listHistoryFiles.queryOptions({ input: { agencyId, ...(cursor ? { cursor } : {}) } }),
  )
  return (
    <Loaded query={query} lines={4}>
      {(page) => (
        <FileList
          {...{ caption: 'Files of earlier training, the newest first', label: 'Files', page, cursor }}
          listHref={(query) => to(`/agency/roster/earlier${query}`)}
          fileHref={(batchId) => to(`/agency/roster/earlier/${batchId}`)}
          heads={{ file: 'File', rows: 'Rows', when: 'When, and by whom' }}
          checkedAt={({ uploadedAt }) => uploadedAt}
          by={({ uploadedBy }) => uploadedBy ?? 'The system'}
          empty={{
            title: 'No file was checked yet',
            text: 'What was recorded elsewhere counts for requirements once it is loaded.',
          }}
        />
      )}
    </Loaded>
  )
}
