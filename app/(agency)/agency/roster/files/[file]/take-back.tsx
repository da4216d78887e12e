'use client'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { count, joined } from '@/lib/platform/words'
import type { Batch, TakenBack } from '../../kinds'

/** Says what would be restored before it is. */
export function TakeBack({ batch, onDone }: { batch: Batch; onDone: (outcome: TakenBack) => void }) {
  const [asked, setAsked] = useState(false)
  const undo = useCommand(api.roster.rollBackRoster, { onDone })
  const until = batch.takenBackUntil ?? batch.uploadedAt
  if (new Date(until) < new Date())
    return (
      <Section id="take-back" title="Take this load back">
        <p>{`This could be done until ${whenWords(until)}. Correct people one by one, or load a newer file.`}</p>
      </Section>
    )
  return (
    <Section id="take-back" title="Take this load back">
      <ProblemNote problem={undo.problem} />
      {asked ? (
        <Note kind="caution" title="What this load changed would be as it was before" level={3}>
          <ul>
            <li>{`${count(batch.appliedCount ?? 0, 'change')} would be undone, with names and addresses.`}</li>
            <li>People who earned credit or signed in since keep their entry.</li>
            <li>
              People who have an account and left by the load are asked first, and serve again when they say yes. Until
              then you see the line that you wrote.
            </li>
            <li>Roles that ended with the service stay ended. You read whose they were, and give them again.</li>
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
        <>
          <p>{`You can do this until ${whenWords(until)}.`}</p>
          <p>
            <Button variant="outline" onClick={() => setAsked(true)}>
              Take this load back
            </Button>
          </p>
        </>
      )}
    </Section>
  )
}

/** What taking back left as it is, and why. */
export function Outcome({ kept, asked, rolesEnded }: TakenBack) {
  const parts = [
    kept.length > 0 && `${joined(kept)} earned credit or signed in since the load, so their entry stays.`,
    asked.length > 0 &&
      `${joined(asked)} left by the load and ${asked.length === 1 ? 'has' : 'have'} an account: they serve again when they say yes.`,
    rolesEnded.length > 0 && `These roles stay ended: ${joined(rolesEnded)}. Give them again where they are needed.`,
  ].filter((each) => each !== false)
  if (parts.length === 0) return null
  return (
    <Note kind="caution" title="Not everything is as it was before" live>
      <ul>
        {parts.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Note>
  )
}
