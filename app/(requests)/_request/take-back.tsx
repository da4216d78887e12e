'use client'
import { useRouter } from 'next/navigation'
import { withdrawRequestInput } from '@/lib/requests/inputs'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'
import { StepForm } from './step-form'

/** A draft goes for good; nobody else has seen it. */
export function DiscardDraft({ requestId }: { requestId: string }) {
  const say = useWords<Texts>()
  const router = useRouter()
  const discard = useCommand(api.requests.discardRequest, { onDone: () => router.replace('/requests/mine') })
  return (
    <details className="at-card">
      <summary>{say('discard')}</summary>
      <ProblemNote problem={discard.problem} />
      <p>{say('discardSure')}</p>
      <p>
        <Button variant="outline" busy={discard.pending} onClick={() => discard.run({ requestId })}>
          {say('discardIt')}
        </Button>
      </p>
    </details>
  )
}

export function WithdrawRequest({ request }: { request: Request }) {
  const say = useWords<Texts>()
  return (
    <details className="at-card at-noprint">
      <summary>{say('withdraw')}</summary>
      <p>{say('withdrawText')}</p>
      <StepForm
        request={request}
        madeFrom={request.version}
        command={api.requests.withdrawRequest}
        schema={withdrawRequestInput}
        id="withdraw-reason"
        field={{ name: 'reason', label: say('reason'), hint: say('withdrawHint') }}
        button={say('withdrawIt')}
      />
    </details>
  )
}
