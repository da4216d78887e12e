'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { FileList } from '@/app/_imports/file-list'
import type { Agency, ToScreen } from '../../_agency'

/** Every file that was checked or loaded, the newest first. */
export function History({ agency, to }: { agency: Agency; to: ToScreen }) {
  const cursor = useSearchParams().get('before') ?? undefined
  const { agencyId } = agency
  const query = useQuery(api.roster.listBatches.queryOptions({ input: { agencyId, ...(cursor ? { cursor } : {}) } }))
  return (
    <Loaded query={query} lines={4}>
      {(page) => (
        <FileList
          {...{ caption: 'Roster files, the newest first', label: 'Files', page, cursor }}
          listHref={(query) => to(`/agency/roster${query}`)}
          fileHref={(batchId) => to(`/agency/roster/files/${batchId}`)}
          heads={{ file: 'File', rows: 'Rows', when: 'When, and by whom' }}
          checkedAt={({ uploadedAt }) => uploadedAt}
          by={({ uploadedBy }) => uploadedBy ?? 'The system'}
          empty={{
            title: 'No file was checked yet',
            text: 'The first file adds everybody in it. Later ones change only what differs.',
          }}
        />
      )}
    </Loaded>
  )
}
