'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { ProblemNote } from '@/app/_client/problem-note'
import { Said } from '@/app/_client/said'
import { useCommand } from '@/app/_client/use-command'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Button, LinkButton } from '@/app/_ui/button'
import { Forbidden } from '@/app/_ui/forbidden'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import type { Claim } from '@/lib/claims/shapes'
import { ClaimForm } from '../../../_claim/claim-form'
import { ClaimView, Reasons } from '../../../_claim/claim-view'
import type { ClaimTexts } from '../../../_claim/messages'

/** One’s own claim: its form while it is a draft, came back or is being changed, else how it stands. */
export function ClaimScreen() {
  const say = useWords<ClaimTexts>()
  const { claim: claimId } = useParams<{ claim: string }>()
  const router = useRouter()
  const asked = useSearchParams()
  const editing = asked.get('edit') === '1'
  const [round, setRound] = useState(0)
  const query = useQuery(api.claims.getClaim.queryOptions({ input: { claimId } }))
  const finish = () => {
    router.replace(`/training/claims/${claimId}?sent=1`)
    window.scrollTo({ top: 0 })
    setRound((before) => before + 1)
  }
  return (
    <Loaded query={query} lines={10}>
      {(claim) =>
        !claim.own ? (
          <Forbidden />
        ) : (
          <>
            <Breadcrumb
              items={[{ label: say('back'), href: '/training/claims' }, { label: claim.title || say('newTitle') }]}
            />
            {claim.state === 'draft' || claim.state === 'returned' || (editing && claim.may.change) ? (
              <Writing key={round} claim={claim} onDone={finish} />
            ) : (
              <Reading claim={claim} sent={asked.get('sent') === '1' && claim.state === 'submitted'} />
            )}
          </>
        )
      }
    </Loaded>
  )
}

/** The form keeps what is typed: it goes on from the claim as it was when it was opened, whatever is read later. */
function Writing({ claim: now, onDone }: { claim: Claim; onDone: () => void }) {
  const say = useWords<ClaimTexts>()
  const [claim] = useState(now)
  return (
    <div className="at-stack">
      <PageTitle title={claim.title || say('newTitle')} />
      <Note kind={now.returned.length > 0 ? 'caution' : 'info'}>
        <p>{now.stands}</p>
        {now.returned.length > 0 ? <Reasons reasons={now.returned} own /> : null}
      </Note>
      <ClaimForm claimId={claim.claimId} fields={claim.fields} from={claim.version} onDone={onDone} />
      {now.may.discard ? <Discard claimId={claim.claimId} /> : null}
    </div>
  )
}

function Reading({ claim, sent }: { claim: Claim; sent: boolean }) {
  const say = useWords<ClaimTexts>()
  return (
    <div className="at-stack">
      <PageTitle title={claim.title}>
        {claim.may.change ? (
          <LinkButton variant="outline" href={`/training/claims/${claim.claimId}?edit=1`}>
            {say('change')}
          </LinkButton>
        ) : null}
      </PageTitle>
      <Said words={sent ? say('sent') : null} />
      <ClaimView claim={claim} />
    </div>
  )
}

/** A draft goes for good; nobody else has seen it. */
function Discard({ claimId }: { claimId: string }) {
  const say = useWords<ClaimTexts>()
  const router = useRouter()
  const discard = useCommand(api.claims.discardClaim, { onDone: () => router.replace('/training/claims') })
  return (
    <details className="at-card">
      <summary>{say('discard')}</summary>
      <ProblemNote problem={discard.problem} />
      <p>{say('discardSure')}</p>
      <p>
        <Button variant="outline" busy={discard.pending} onClick={() => discard.run({ claimId })}>
          {say('discardIt')}
        </Button>
      </p>
    </details>
  )
}
