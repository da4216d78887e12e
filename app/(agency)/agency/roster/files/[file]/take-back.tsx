'use client'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { count } from '@/lib/platform/words'
import type { Batch } from '../../kinds'

/** Says what would be restored before it is. */
export function TakeBack({ batch, onKept }: { batch: Batch; onKept: (names: string[]) => void }) {
  const [asked, setAsked] = useState(false)
  const undo = useCommand(api.roster.rollBackRoster, {
    onDone: ({ kept }) => onKept(kept),
  })
  return (
    <Section id="take-back" title="Take this load back">
      <ProblemNote problem={undo.problem} />
      {asked ? (
        <Note kind="caution" title="Everything this load changed would be as it was before" level={3}>
          <ul>
            <li>{`${count(batch.appliedCount ?? 0, 'change')} would be undone, with names, addresses and roles.`}</li>
            <li>People who earned credit since keep their service.</li>
            <li>If anybody in it was changed since, nothing is taken back, and you read who it is.</li>
          </ul>
          <p className="at-row">
            <Button busy={undo.pending} onClick={() => undo.run({ batchId: batch.batchId })}>
              Take it back
            </Button>
            <Button variant="outline" onClick={() => setAsked(false)}>
              Keep it
            </Button>
          </p>
        </Note>
      ) : (
        <p>
          <Button variant="outline" onClick={() => setAsked(true)}>
            Take this load back
          </Button>
        </p>
      )}
    </Section>
  )
}
