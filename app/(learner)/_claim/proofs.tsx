'use client'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
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

const CoverPicture = lazy(() => import('../../_proofs/cover').then((each) => ({ default: each.CoverPicture })))

const keptDigest = ({ covered, digest }: Evidence) => covered?.digest ?? digest
const proofHref = (claimId: string, evidenceId: string) => `/api/v1/claims/${claimId}/evidence/${evidenceId}`
/** A photo that was covered is another one: the browser asks for it anew. */
const pictured = (claimId: string, proof: Evidence) => {
  const { evidenceId, isPicture, pages } = proof
  const href = proofHref(claimId, evidenceId)
  return isPicture
    ? { href: `${href}/file?of=${keptDigest(proof).slice(0, 12)}`, pdf: null }
    : { href: `${href}/pages`, pdf: { pages } }
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
  const [covering, setCovering] = useState(false)
  const mayCover = may.removeEvidence && proof.isPicture
  const picture = pictured(claimId, proof)
  return (
    <figure className="at-card at-proof">
      <Suspense fallback={<Loading lines={8} />}>
        {covering ? (
          <Cover claimId={claimId} proof={proof} asks={sentOn !== null} onEnd={() => setCovering(false)} />
        ) : (
          <Document key={picture.href} name={proof.name} {...picture} toldBy="claims">
            {mayCover ? (
              <button type="button" onClick={() => setCovering(true)}>
                {say('cover')}
                <span className="at-hide"> {proof.name}</span>
              </button>
            ) : null}
          </Document>
        )}
      </Suspense>
      <figcaption>
        <div className="at-row at-row--between">
          <a href={`${proofHref(claimId, proof.evidenceId)}/file`} download>
            {say('open', { name: proof.name })}
          </a>
          {may.removeEvidence ? <Remove claimId={claimId} proof={proof} asks={sentOn !== null} /> : null}
        </div>
        <Covered proof={proof} />
      </figcaption>
    </figure>
  )
}

/** Whoever has just covered something is told there, where what they pressed is gone. */
function Covered({ proof: { covered } }: { proof: Evidence }) {
  const say = useWords<typeof formTexts>()
  const [first] = useState(covered?.at)
  const place = useRef<HTMLParagraphElement>(null)
  const isNew = covered !== null && covered.at !== first
  useEffect(() => {
    if (isNew) place.current?.focus()
  }, [isNew])
  if (!covered) return null
  const { at, byName, why } = covered
  const told = { name: byName || 'Attest', day: longDay(wallOf(at, ownZone()).on, say.locale) }
  return (
    <p className="at-small at-soft" ref={place} tabIndex={-1}>
      {why ? say('coveredWhy', { ...told, why }) : say('covered', told)}
    </p>
  )
}

type CoverProps = { claimId: string; proof: Evidence; asks: boolean; onEnd: () => void }

function Cover({ claimId, proof, asks, onEnd }: CoverProps) {
  const cover = useCommand(api.claims.coverEvidence, { onDone: onEnd })
  const { evidenceId, name } = proof
  // What was looked at when the areas were drawn.
  const [digest] = useState(keptDigest(proof))
  return (
    <CoverPicture
      proofId={evidenceId}
      name={name}
      src={pictured(claimId, proof).href}
      asksWhy={asks}
      command={cover}
      onCover={(given) => cover.run({ claimId, evidenceId, digest, ...given })}
      onLeave={onEnd}
    />
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
