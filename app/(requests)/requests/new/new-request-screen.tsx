'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import type { Me } from '@/lib/agencies/me-shape'
import { isDay } from '@/lib/platform/days'
import { type RequestKind, requestKinds } from '@/lib/requests/kinds'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { PleaseSignIn } from '../../../_client/please-sign-in'
import { Link } from '../../../_ui/link'
import { Loading } from '../../../_ui/loading'
import { PageTitle } from '../../../_ui/title'
import { useWords } from '../../../_ui/words'
import type { askTexts } from '../../_form/messages'
import { askerOf, emptyRequest } from '../../_form/values'

const RequestForm = lazy(() => import('../../_form/request-form').then((each) => ({ default: each.RequestForm })))

/** A new request of one kind (`?kind=`), perhaps for a day that was tried before (`?on=`). */
export function NewRequestScreen() {
  const asked = useSearchParams()
  // The first save gives the page the address of the request, which no longer says the kind.
  const [{ kind, on }] = useState(() => ({
    kind: requestKinds.find((each) => each === asked.get('kind')) ?? 'other-help',
    on: asked.get('on') ?? '',
  }))
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query} lines={10}>
      {(me) =>
        me.person ? (
          <NewRequest key={kind} kind={kind} on={isDay(on) ? on : ''} me={me} person={me.person} />
        ) : (
          <PleaseSignIn />
        )
      }
    </Loaded>
  )
}

const named = {
  training: 'training',
  'prosecution-training': 'prosecution',
  coaching: 'coaching',
  'other-help': 'other',
} as const

type Props = { kind: RequestKind; on: string; me: Me; person: NonNullable<Me['person']> }

function NewRequest({ kind, on, me, person }: Props) {
  const say = useWords<typeof askTexts>()
  const router = useRouter()
  const [fields] = useState(() => emptyRequest(kind, askerOf(me, person), on))
  return (
    <>
      <PageTitle title={say('newTitle', { kind: named[kind] })} lead={say('lead')}>
        <Link href="/requests">{say('otherKinds')}</Link>
      </PageTitle>
      <Suspense fallback={<Loading lines={10} />}>
        <RequestForm
          requestId={null}
          sent={false}
          fields={fields}
          from={null}
          onDone={(requestId) => router.replace(`/requests/${requestId}?sent=1`)}
        />
      </Suspense>
    </>
  )
}
