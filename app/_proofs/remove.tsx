'use client'
import { useState } from 'react'
import type { Problem } from '../_client/api'
import { ProblemNote } from '../_client/problem-note'
import { Button } from '../_ui/button'
import { TextField } from '../_ui/form'
import { useWords } from '../_ui/words'
import type { DocumentTexts } from './messages'

type Props = {
  proofId: string
  name: string
  command: { pending: boolean; problem: Problem | null }
  onRemove: (reason: string) => void
}

/** Of what somebody may have decided by, a reason is kept. */
export function RemoveProof({ proofId, name, command: { pending, problem }, onRemove }: Props) {
  const say = useWords<DocumentTexts>()
  const [reason, setReason] = useState('')
  const named = <span className="at-hide"> {name}</span>
  return (
    <details className="at-noprint">
      <summary>
        {say('removeProof')}
        {named}
      </summary>
      <p>{say('removeText')}</p>
      <TextField
        label={say('removeWhy')}
        name="reason"
        id={`remove-${proofId}`}
        value={reason}
        error={problem?.errors[0]?.message}
        onChange={({ target }) => setReason(target.value)}
      />
      <ProblemNote problem={problem} />
      <p className="at-gap">
        <Button variant="outline" small busy={pending} onClick={() => onRemove(reason)}>
          {say('removeProof')}
          {named}
        </Button>
      </p>
    </details>
  )
}
