'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { Card } from '@/app/_ui/card'
import { Note } from '@/app/_ui/note'
import { useWords } from '@/app/_ui/words'
import { AlikeNote } from '@/app/(learner)/_claim/alike-note'
import { ClaimFacts, History } from '@/app/(learner)/_claim/claim-view'
import { Proofs } from '@/app/(learner)/_claim/proofs'
import { StateStatus } from '@/app/(learner)/_claim/state-status'
import type { ClaimState } from '@/lib/claims/kinds'
import { awaitsDecision } from '@/lib/claims/rules'
import type { Claim } from '@/lib/claims/shapes'
import { joinedIn } from '@/lib/platform/words'
import { ApproveForm } from './approve-form'
import { ClaimAndRecord } from './claim-and-record'
import { FinalForm } from './final-form'
import type { QueueTexts } from './messages'
import { RefuseForm, ReopenForm, ReturnForm } from './return-form'
import { isBegun } from './use-decision'

type Props = { claimId: string; onDone: (words: string) => void }

/** The document beside what is decided about it. */
export function Desk({ claimId, onDone }: Props) {
  const query = useQuery(api.claims.getClaim.queryOptions({ input: { claimId } }))
  return (
    <Loaded query={query} lines={12}>
      {(claim) => <DeskOf claim={claim} onDone={onDone} />}
    </Loaded>
  )
}

function DeskOf({ claim, onDone }: { claim: Claim; onDone: Props['onDone'] }) {
  const say = useWords<QueueTexts>()
  const { claimantName: name } = claim
  const isOpen = claim.may.approve || claim.may.settle
  const same = isOpen ? claim.alike.filter(({ likeness }) => likeness === 'same') : []
  const told = {
    done: (state?: ClaimState) =>
      onDone(state === 'seconding' ? say('doneFirst') : say(claim.may.settle ? 'doneFinally' : 'done', { name })),
    reopened: () => onDone(say('reopened', { name })),
  }
  return (
    <>
      <section className="at-doc" aria-labelledby="documents-h">
        <h2 id="documents-h">{say('documents')}</h2>
        {claim.proofs.length > 0 ? <Proofs claim={claim} /> : <p className="at-soft">{say('nothingShown')}</p>}
        <History claim={claim} own={false} />
      </section>
      <Card className="at-decide">
        <p className="at-small at-soft">{say('claimOf')}</p>
        <h2>{claim.claimantName}</h2>
        <StateStatus state={claim.state} locale={say.locale} own={false} />
        <AlikeNote alike={isOpen ? claim.alike : []} told />
        <ClaimAndRecord claim={claim} same={same} />
        <ClaimFacts claim={claim} own={false} compared={same.length > 0} />
        <Gone claim={claim} />
        <Decision claim={claim} onDone={told.done} onReopened={told.reopened} />
      </Card>
    </>
  )
}

const isForReader = ({ may }: Claim) => may.approve || may.settle || may.return || may.reject

/** It was taken back, or somebody else decided, while the reader had it open or wrote about it: the forms are gone, what was written is not. */
function Gone({ claim }: { claim: Claim }) {
  const say = useWords<QueueTexts>()
  const person = useMe().me?.person
  const [wasForReader] = useState(() => isForReader(claim))
  if (isForReader(claim) || !person) return null
  const isWritten = isBegun(person.id, claim.claimId)
  if (!isWritten && (!wasForReader || claim.steps.at(-1)?.byMe)) return null
  return (
    <Note kind="caution" level={3} title={say('goneTitle')} className="at-gap" live>
      {say(isWritten ? 'goneKept' : 'goneText')}
    </Note>
  )
}

type DecisionProps = { claim: Claim; onDone: (state?: ClaimState) => void; onReopened: () => void }

/** What can be decided now, the likely step first and the others folded away. */
function Decision({ claim, onDone, onReopened }: DecisionProps) {
  const say = useWords<QueueTexts>()
  const { may, state } = claim
  const isOthers = (state === 'seconding' && !may.approve) || (state === 'disputed' && !may.settle)
  return (
    <>
      {claim.above && awaitsDecision(state) ? (
        <Note className="at-gap">
          {claim.reviewers.length > 0
            ? say('aboveText', { names: joinedIn(say.locale, claim.reviewers) })
            : say('aboveNobody')}
        </Note>
      ) : isOthers ? (
        <Note className="at-gap">
          {claim.reviewers.length > 0
            ? say('anotherText', { names: joinedIn(say.locale, claim.reviewers) })
            : say('anotherNobody')}
        </Note>
      ) : null}
      {may.approve ? <ApproveForm claim={claim} onDone={onDone} /> : null}
      {may.settle ? <FinalForm claim={claim} onDone={onDone} /> : null}
      {may.return ? <ReturnForm claim={claim} onDone={onDone} /> : null}
      {may.reject ? <RefuseForm claim={claim} onDone={onDone} /> : null}
      {may.reopen ? <ReopenForm claim={claim} onDone={onReopened} /> : null}
    </>
  )
}
