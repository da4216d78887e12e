'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { PackCard } from '@/app/_packs/pack-card'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { getPackInput } from '@/lib/mandates/inputs'
import { leadWords } from '@/lib/mandates/words'
import { ReadingForm } from './reading-form'

/** One pack beside its source, and what somebody found there. */
export function ReadPackScreen() {
  const { pack: packId } = useParams<{ pack: string }>()
  const router = useRouter()
  const search = useSearchParams()
  const saved = search.get('saved')
  const asked = getPackInput.parse({ packId, readingsPage: search.get('readings') ?? 1 })
  const query = useQuery(
    api.mandates.getPack.queryOptions({
      input: asked,
      refetchOnWindowFocus: false,
      // Another page of its readings; never another pack.
      placeholderData: (before) => (before?.packId === packId ? before : undefined),
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(pack) => (
        <>
          <Breadcrumb items={[{ label: 'Mandate packs', href: '/moderation/packs' }, { label: pack.title }]} />
          <PageTitle title={pack.title} lead={pack.says} />
          <div className="at-stack">
            <Said words={saved ? 'What you found is recorded' : undefined} />
            <PackCard pack={pack} readingsHref={(page) => `/moderation/packs/${packId}?readings=${page}`} />
            {pack.status === 'lead' ? (
              <Note title="This is a lead">
                {leadWords(pack)} Until somebody has, it is neither verified nor adopted.
              </Note>
            ) : (
              <ReadingForm
                key={pack.readingsCount}
                pack={pack}
                onDone={() => router.replace(`/moderation/packs/${packId}?saved=read`)}
              />
            )}
          </div>
        </>
      )}
    </Loaded>
  )
}
