'use client'
import { type ReactNode, useState } from 'react'
import type { CertificationTold } from '@/lib/certifications/inputs'
import type { CertificationState } from '@/lib/certifications/kinds'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../_client/api'
import { ProblemNote } from '../_client/problem-note'
import { useCommand } from '../_client/use-command'
import { ShownProof } from '../_proofs/shown'
import { Button } from '../_ui/button'
import { Status, type StatusState } from '../_ui/status'
import { useWords } from '../_ui/words'
import type { CertificationTexts } from './messages'
import { WithdrawForm } from './withdraw-form'
import { standsKeys, untilWords, whatWords } from './words'

const shapes: Record<CertificationState, StatusState> = {
  waiting: 'waiting',
  valid: 'met',
  expiring: 'soon',
  expired: 'overdue',
  ended: 'off',
  withdrawn: 'off',
}

type Props = {
  item: CertificationTold
  /** Whose it is, where the page does not say it. */
  whose?: ReactNode
  onRenew?: (() => void) | undefined
}

/** One of them: where it stands, who signed what, and the steps that are open. */
export function CertificationItem({ item, whose, onRenew }: Props) {
  const say = useWords<CertificationTexts>()
  const { stands, isRenewed, certificationId, proof } = item
  const until = untilWords(say, item)
  const href = `/api/v1/certifications/${certificationId}/proof`
  return (
    <li className="at-card">
      <h3 className="at-break">
        {whose}
        {whatWords(say, item)}
      </h3>
      <p>
        <Status state={isRenewed && stands === 'expired' ? 'off' : shapes[stands]}>{say(standsKeys[stands])}</Status>
        {until ? <span className="at-sub">{isRenewed ? say('untilRenewed', { until }) : until}</span> : null}
      </p>
      <Signed item={item} />
      {proof ? (
        <ShownProof
          name={proof.fileName}
          {...{ href, pagesHref: `${href}/pages` }}
          pdf={proof.isPicture ? null : { pages: proof.pages }}
          toldBy="certifications"
        />
      ) : null}
      <Steps item={item} onRenew={onRenew} />
    </li>
  )
}

function Signed({ item }: { item: CertificationTold }) {
  const say = useWords<CertificationTexts>()
  const { issuedOn, issuer, number, entered, askedOn, verified, withdrawn, agencyName } = item
  const dayOf = (on: string) => longDay(on, say.locale)
  return (
    <ul className="at-plain at-small at-soft at-break">
      <li>{say('issuedBy', { day: dayOf(issuedOn), issuer })}</li>
      {number ? <li>{say('numbered', { number })}</li> : null}
      <li>{say('enteredBy', { name: entered.by, day: dayOf(entered.on) })}</li>
      {askedOn ? <li>{say('askedFor', { agency: agencyName, day: dayOf(askedOn) })}</li> : null}
      {verified ? <li>{say('verifiedBy', { name: verified.by, day: dayOf(verified.on) })}</li> : null}
      {withdrawn ? (
        <li>
          {withdrawn.endedOn
            ? say('endedBy', {
                ...{ ended: dayOf(withdrawn.endedOn), name: withdrawn.by },
                ...{ day: dayOf(withdrawn.on), why: withdrawn.why },
              })
            : say('withdrawnBy', { name: withdrawn.by, day: dayOf(withdrawn.on), why: withdrawn.why })}
        </li>
      ) : null}
    </ul>
  )
}

function Steps({ item, onRenew }: { item: CertificationTold; onRenew: (() => void) | undefined }) {
  const say = useWords<CertificationTexts>()
  const { certificationId, mayVerify, mayWithdraw, mayRenew } = item
  const [open, setOpen] = useState(false)
  const verify = useCommand(api.certifications.verifyCertification)
  if (open) return <WithdrawForm item={item} onClose={() => setOpen(false)} />
  const named = <span className="at-hide"> {whatWords(say, item)}</span>
  return (
    <>
      <ProblemNote problem={verify.problem} />
      {mayVerify || mayWithdraw || (mayRenew && onRenew) ? (
        <p className="at-row at-noprint">
          {mayVerify ? (
            <Button small busy={verify.pending} onClick={() => verify.run({ certificationId })}>
              {say('verify')}
              {named}
            </Button>
          ) : null}
          {mayRenew && onRenew ? (
            <Button small variant="outline" onClick={onRenew}>
              {say('renew')}
              {named}
            </Button>
          ) : null}
          {mayWithdraw ? (
            <Button small variant="link" onClick={() => setOpen(true)}>
              {say('withdraw')}
              {named}
            </Button>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
