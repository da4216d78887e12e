'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { Words } from '@/lib/platform/say'
import { listRequestsInput } from '@/lib/requests/inputs'
import { kindLabels } from '@/lib/requests/labels'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { Said } from '../../_client/said'
import { LinkButton } from '../../_ui/button'
import { Note } from '../../_ui/note'
import { PageTitle } from '../../_ui/title'
import { Speaking, useWords } from '../../_ui/words'
import { RequestForm } from '../_form/request-form'
import type { Texts } from './messages'
import { RequestView } from './request-view'
import { DiscardDraft } from './take-back'

/** One request: its form while it is a draft or being changed, else all that is to be read and done about it. */
export function RequestScreen({ formWords }: { formWords: Words }) {
  const { request: requestId } = useParams<{ request: string }>()
  const router = useRouter()
  const asked = useSearchParams()
  const editing = asked.get('edit') === '1'
  const justSent = asked.get('sent') === '1' ? ('sent' as const) : null
  const [done, setDone] = useState<{ round: number; what: 'sent' | 'changed' | null }>({ round: 0, what: null })
  const { page } = listRequestsInput.parse({ page: asked.get('page') ?? 1 })
  const query = useQuery(api.requests.getRequest.queryOptions({ input: { requestId, page } }))
  const finish = (what: 'sent' | 'changed') => {
    if (editing) router.replace(`/requests/${requestId}`)
    window.scrollTo({ top: 0 })
    setDone(({ round }) => ({ round: round + 1, what }))
  }
  return (
    <Loaded query={query} lines={10}>
      {(request) =>
        request.state === 'draft' || (editing && request.may.change) ? (
          <Writing key={done.round} request={request} words={formWords} onDone={finish} />
        ) : (
          <Reading request={request} done={done.what ?? justSent} />
        )
      }
    </Loaded>
  )
}

type WritingProps = { request: Request; words: Words; onDone: (what: 'sent' | 'changed') => void }

/** The form keeps what is typed: it goes on from the request as it was when it was opened, whatever is read later. */
function Writing({ request: now, words, onDone }: WritingProps) {
  const say = useWords<Texts>()
  const [request] = useState(now)
  const draft = request.state === 'draft'
  return (
    <div className="at-stack">
      <PageTitle above={kindLabels[request.kind][say.locale]} title={request.about || say('untitled')} />
      <Note>{now.stands}</Note>
      <Speaking words={words} refusals={{}}>
        <RequestForm
          requestId={request.requestId}
          sent={!draft}
          fields={request.fields}
          from={request.version}
          onDone={() => onDone(draft ? 'sent' : 'changed')}
        />
      </Speaking>
      {now.may.discard ? <DiscardDraft requestId={request.requestId} /> : null}
    </div>
  )
}

function Reading({ request, done }: { request: Request; done: 'sent' | 'changed' | null }) {
  const say = useWords<Texts>()
  const { about, kind, may, requestId } = request
  return (
    <div className="at-stack">
      <PageTitle above={kindLabels[kind][say.locale]} title={about || say('untitled')}>
        {may.change ? (
          <LinkButton variant="outline" href={`/requests/${requestId}?edit=1`}>
            {say('change')}
          </LinkButton>
        ) : null}
      </PageTitle>
      <Said words={done ? say(done) : null} />
      <RequestView request={request} />
    </div>
  )
}
