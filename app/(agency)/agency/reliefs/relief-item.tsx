'use client'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Loading } from '@/app/_ui/loading'
import { Status, type StatusState } from '@/app/_ui/status'
import { longDay } from '@/lib/platform/words-of-time'
import { reliefNames, reliefStateNames, reliefWords } from '@/lib/requirements/explained/relief-words'
import type { ReliefState, ReliefTold } from '@/lib/requirements/reliefs/inputs'
import type { Agency } from '../../_agency'
import { DecideForm, EndForm } from './relief-steps'

/** Few have any. */
const ReliefProofs = lazy(() => import('./relief-proofs').then((each) => ({ default: each.ReliefProofs })))

type Props = {
  item: ReliefTold
  agency: Agency
  /** Where it is not said by the page whose it is. */
  personHref?: string
}

const shapes: Record<ReliefState, StatusState> = {
  waiting: 'waiting',
  declined: 'refused',
  granted: 'met',
  ended: 'off',
  'taken-back': 'off',
}

/** One of them: what it does, why, who signed what, and the step that is open. */
export function ReliefItem({ item, agency, personHref }: Props) {
  const { kind, state, personName, requirementName, mayDecide, mayEnd } = item
  return (
    <li className="at-card">
      <h3>
        {personHref ? (
          <>
            <Link href={personHref}>{personName}</Link>:{' '}
          </>
        ) : null}
        {reliefNames[kind]}
        {requirementName ? ` of “${requirementName}”` : ''}
      </h3>
      <p>
        <Status state={shapes[state]}>{reliefStateNames[state]}</Status>
      </p>
      <Told item={item} />
      {mayDecide ? <DecideForm item={item} /> : null}
      {mayEnd ? <Ending item={item} agency={agency} /> : null}
    </li>
  )
}

/** Also what the person reads. */
export function Told({ item }: { item: ReliefTold }) {
  const { why, evidence, recommended, decided, ended, state, proofs, filesShown, mayAddProof, askedOn } = item
  return (
    <>
      <p>{reliefWords(item)}</p>
      <p className="at-break">
        “{why}”{evidence ? <span className="at-sub">Shown: “{evidence}”</span> : null}
      </p>
      <ul className="at-plain at-small at-soft">
        {recommended ? <li>{`Recommended by ${recommended.by} on ${longDay(recommended.on)}`}</li> : null}
        {askedOn ? (
          <li>
            Nobody at {item.agencyName} may decide about it yet: since {longDay(askedOn)} the administrators of Attest
            are asked to name somebody there who can.
          </li>
        ) : null}
        {decided ? (
          <li className="at-break">
            {`${state === 'declined' ? 'Declined' : 'Granted'} by ${decided.by} on ${longDay(decided.on)}`}
            {decided.words ? `: “${decided.words}”` : ''}
          </li>
        ) : null}
        {ended ? (
          <li className="at-break">
            {`${reliefStateNames[state]} by ${ended.by} on ${longDay(ended.on)}: “${ended.words ?? ''}”`}
          </li>
        ) : null}
      </ul>
      {proofs.length > 0 || filesShown > 0 || mayAddProof ? (
        <Suspense fallback={<Loading lines={1} />}>
          <ReliefProofs item={item} />
        </Suspense>
      ) : null}
    </>
  )
}

function Ending({ item, agency }: { item: ReliefTold; agency: Agency }) {
  const [open, setOpen] = useState(false)
  if (open) return <EndForm item={item} agency={agency} onClose={() => setOpen(false)} />
  return (
    <p className="at-small at-noprint">
      <Button variant="link" onClick={() => setOpen(true)}>
        {item.kind === 'leave' || item.kind === 'exemption' ? 'End it, or take it back' : 'Take it back'}
      </Button>
    </p>
  )
}
