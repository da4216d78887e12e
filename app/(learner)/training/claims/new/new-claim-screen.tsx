'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded, PleaseSignIn } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import type { ClaimFields } from '@/lib/claims/inputs'
import { ClaimForm } from '../../../_claim/claim-form'
import type { formTexts } from '../../../_claim/messages'
import { emptyClaim, fromEvent, fromRelated } from '../../../_claim/values'

/** A new claim: empty, or begun from a course of others (`?related=`) or an event (`?event=`). */
export function NewClaimScreen() {
  const say = useWords<typeof formTexts>()
  const { me } = useMe()
  const asked = useSearchParams()
  // The first save gives the page the address of the claim, which no longer says where it began.
  const [{ related, event }] = useState(() => ({ related: asked.get('related'), event: asked.get('event') }))
  if (!me) return <Loading lines={10} />
  if (!me.signedIn) return <PleaseSignIn />
  return (
    <>
      <Breadcrumb items={[{ label: say('back'), href: '/training/claims' }, { label: say('newTitle') }]} />
      <PageTitle title={say('newTitle')} lead={say('newLead')} />
      {related ? <OfRelated slug={related} /> : event ? <OfEvent slug={event} /> : <NewClaim start={emptyClaim()} />}
    </>
  )
}

function OfRelated({ slug }: { slug: string }) {
  const query = useQuery(api.related.getRelated.queryOptions({ input: { slug } }))
  return (
    <Loaded query={query} lines={10}>
      {(course) => <NewClaim start={fromRelated(course)} about={`related-${slug}`} />}
    </Loaded>
  )
}

function OfEvent({ slug }: { slug: string }) {
  const query = useQuery(api.events.getEvent.queryOptions({ input: { slug } }))
  return (
    <Loaded query={query} lines={10}>
      {(event) => <NewClaim start={fromEvent(event)} about={`event-${slug}`} />}
    </Loaded>
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
