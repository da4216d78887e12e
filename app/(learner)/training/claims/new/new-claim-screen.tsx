'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '@/app/_client/me'
import { PleaseSignIn } from '@/app/_client/please-sign-in'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import type { ClaimFields } from '@/lib/claims/fields'
import { ClaimForm } from '../../../_claim/claim-form'
import type { formTexts } from '../../../_claim/messages'
import { emptyClaim } from '../../../_claim/values'

const OfRelated = lazy(() => import('../../../_claim/begun').then((each) => ({ default: each.OfRelated })))
const OfLast = lazy(() => import('../../../_claim/begun').then((each) => ({ default: each.OfLast })))
const OfEvent = lazy(() => import('../../../_claim/begun').then((each) => ({ default: each.OfEvent })))

/** A new claim: empty, or begun from a course of others (`?related=`), an event (`?event=`) or an earlier one (`?like=`). */
export function NewClaimScreen() {
  const say = useWords<typeof formTexts>()
  const { me } = useMe()
  const asked = useSearchParams()
  // The first save gives the page the address of the claim, which no longer says where it began.
  const [{ related, event, like }] = useState(() => ({
    ...{ related: asked.get('related'), event: asked.get('event'), like: asked.get('like') },
  }))
  const slug = related ?? event ?? like
  const Begun = related ? OfRelated : event ? OfEvent : OfLast
  if (!me) return <Loading lines={10} />
  if (!me.signedIn) return <PleaseSignIn />
  return (
    <>
      <Breadcrumb items={[{ label: say('back'), href: '/training/claims' }, { label: say('newTitle') }]} />
      <PageTitle title={say('newTitle')} lead={say('newLead')} />
      {slug ? (
        <Suspense fallback={<Loading lines={10} />}>
          <Begun slug={slug}>{(start, about) => <NewClaim start={start} about={about} />}</Begun>
        </Suspense>
      ) : (
        <NewClaim start={emptyClaim()} />
      )}
    </>
  )
}

function NewClaim({ start, about }: { start: ClaimFields; about?: string }) {
  const router = useRouter()
  const [fields] = useState(start)
  return (
    <ClaimForm
      claimId={null}
      fields={fields}
      from={null}
      {...(about ? { about } : {})}
      onDone={(claimId) => router.replace(`/training/claims/${claimId}?sent=1`)}
    />
  )
}
