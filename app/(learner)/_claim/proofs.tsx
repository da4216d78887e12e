'use client'
import { lazy, Suspense } from 'react'
import type { Claim, Evidence } from '@/lib/claims/shapes'
import { longDay, ownZone, wallOf } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { RemoveProof } from '../../_proofs/remove'
import { Button } from '../../_ui/button'
import { Loading } from '../../_ui/loading'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'

const Document = lazy(() => import('../../_proofs/document').then((each) => ({ default: each.Document })))

const proofHref = (claimId: string, evidenceId: string) => `/api/v1/claims/${claimId}/evidence/${evidenceId}`
const pictured = (claimId: string, { evidenceId, isPicture, pages }: Evidence) => {
  const href = proofHref(claimId, evidenceId)
  return isPicture ? { href: `${href}/file`, pdf: null } : { href: `${href}/pages`, pdf: { pages } }
}

/** What was shown, to look at and to save, and of what was removed who did so and why. */
export function Proofs({ claim }: { claim: Claim }) {
  const say = useWords<typeof formTexts>()
  return (
    <ul className="at-plain at-stack">
      {claim.proofs.map((proof) => (
        <li key={proof.evidenceId}>
          {proof.removed ? (
            <p className="at-soft at-small">
              {say('removed', {
                name: proof.removed.byName || 'Attest',
                day: longDay(wallOf(proof.removed.at, ownZone()).on, say.locale),
                why: proof.removed.why,
              })}
            </p>
          ) : (
            <Shown claim={claim} proof={proof} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Shown({ claim: { claimId, may, sentOn }, proof }: { claim: Claim; proof: Evidence }) {
  const say = useWords<typeof formTexts>()
  const href = `${proofHref(claimId, proof.evidenceId)}/file`
  return (
    <figure className="at-card at-proof">
      <Suspense fallback={<Loading lines={8} />}>
        <Document name={proof.name} {...pictured(claimId, proof)} toldBy="claims" />
      </Suspense>
      <figcaption className="at-row at-row--between">
        <a href={href} download>
          {say('open', { name: proof.name })}
        </a>
        {may.removeEvidence ? <Remove claimId={claimId} proof={proof} asks={sentOn !== null} /> : null}
      </figcaption>
    </figure>
  )
}

/** Of a draft it goes at once; of what was sent a reason is kept. */
function Remove({ claimId, proof, asks }: { claimId: string; proof: Evidence; asks: boolean }) {
  const say = useWords<typeof formTexts>()
  const remove = useCommand(api.claims.removeEvidence)
  const { evidenceId, name } = proof
  const run = (reason: string) => remove.run({ claimId, evidenceId, reason })
  if (asks) return <RemoveProof proofId={evidenceId} name={name} command={remove} onRemove={run} />
  return (
    <>
      <Button variant="link" small busy={remove.pending} onClick={() => run('')}>
        {say('removeProof')}
        <span className="at-hide"> {name}</span>
      </Button>
      <ProblemNote problem={remove.problem} />
    </>
  )
}
