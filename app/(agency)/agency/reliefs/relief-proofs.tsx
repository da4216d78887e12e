'use client'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useUpload } from '@/app/_client/upload'
import { useCommand } from '@/app/_client/use-command'
import { ChooseProof } from '@/app/_proofs/choose'
import { RemoveProof } from '@/app/_proofs/remove'
import { ShownProof } from '@/app/_proofs/shown'
import { Button } from '@/app/_ui/button'
import { useWords } from '@/app/_ui/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { ReliefProof, ReliefTold } from '@/lib/requirements/reliefs/inputs'
import { ReliefsInEnglish } from './in-english'
import type { ReliefTexts } from './messages'

/** What was shown, for those who may look at it; that something was, for whoever else reads the decision. */
export function ReliefProofs({ item }: { item: ReliefTold }) {
  return (
    <ReliefsInEnglish>
      <Listed item={item} />
      {item.mayAddProof ? <AddProof item={item} /> : null}
    </ReliefsInEnglish>
  )
}

function Listed({ item: { reliefId, proofs, filesShown } }: { item: ReliefTold }) {
  const say = useWords<ReliefTexts>()
  const others = filesShown - proofs.filter(({ removed }) => !removed?.by).length
  return (
    <>
      {proofs.length > 0 ? (
        <ul className="at-plain at-stack">
          {proofs.map((proof) => (
            <li key={proof.proofId}>
              {proof.removed ? (
                <p className="at-soft at-small at-break">
                  {say('removed', {
                    ...{ name: proof.removed.by ?? 'Attest', why: proof.removed.why },
                    day: longDay(proof.removed.on, say.locale),
                  })}
                </p>
              ) : (
                <Shown reliefId={reliefId} proof={proof} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {others > 0 ? <p className="at-small at-soft">{say('ofOthers', { files: others })}</p> : null}
    </>
  )
}

function Shown({ reliefId, proof }: { reliefId: string; proof: ReliefProof }) {
  const say = useWords<ReliefTexts>()
  const remove = useCommand(api.requirements.removeReliefProof)
  const { proofId, isPicture, pages, added } = proof
  const name = proof.name ?? ''
  const at = `/api/v1/reliefs/${reliefId}/proofs/${proofId}`
  return (
    <>
      <ShownProof
        {...{ name, href: `${at}/file`, pagesHref: `${at}/pages` }}
        pdf={isPicture ? null : { pages }}
        toldBy="requirements"
      />
      <p className="at-small at-soft">{say('addedBy', { name: added.by, day: longDay(added.on, say.locale) })}</p>
      <RemoveProof
        {...{ proofId, name, command: remove }}
        onRemove={(reason) => remove.run({ reliefId, proofId, reason })}
      />
    </>
  )
}

/** Added as soon as it was sent: then it stands above, and another can be added. */
function AddProof({ item: { reliefId, proofs } }: { item: ReliefTold }) {
  const say = useWords<ReliefTexts>()
  const [open, setOpen] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (added) place.current?.focus()
  }, [added])
  if (open)
    return (
      <AddingProof
        reliefId={reliefId}
        onDone={(name) => {
          setAdded(name)
          setOpen(false)
        }}
      />
    )
  return (
    <div className="at-small at-noprint">
      {added && proofs.some(({ name, removed }) => name === added && !removed) ? (
        <p ref={place} tabIndex={-1} className="at-break">
          {say('addedNow', { name: added })}
        </p>
      ) : null}
      <p>
        <Button
          variant="link"
          onClick={() => {
            setAdded(null)
            setOpen(true)
          }}
        >
          {say('add')}
        </Button>
      </p>
    </div>
  )
}

type AddingProps = { reliefId: string; onDone: (name: string | null) => void }

function AddingProof({ reliefId, onDone }: AddingProps) {
  const say = useWords<ReliefTexts>()
  const upload = useUpload('relief')
  const add = useCommand(api.requirements.addReliefProof)
  const busy = upload.pending || add.pending
  return (
    <div className="at-form at-gap at-noprint">
      <ProblemNote problem={add.problem} />
      <ChooseProof
        {...{ upload, name: 'file', id: `file-${reliefId}`, label: say('files'), hint: say('filesHint'), listed: [] }}
        error={add.problem?.errors[0]?.message}
        onSent={(file) => {
          add.reset()
          if (file)
            void add.runAsync({ reliefId, fileId: file.fileId }).then(
              () => onDone(file.name),
              () => {},
            )
        }}
      />
      <p className="at-small">
        <Button variant="link" busy={busy} onClick={() => onDone(null)}>
          {say('doNotAdd')}
        </Button>
      </p>
    </div>
  )
}
