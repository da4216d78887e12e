'use client'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { count, figure, joined } from '@/lib/platform/words'
import type { CalendarFile, TakenBack } from '../kinds'

/** Says what would be as before, before it is. */
export function TakeBack({ batch, onDone }: { batch: CalendarFile; onDone: (outcome: TakenBack) => void }) {
  const [asked, setAsked] = useState(false)
  const undo = useCommand(api.calendars.takeBackCalendar, { onDone })
  const until = batch.takenBackUntil ?? batch.checkedAt
  if (new Date(until) < new Date())
    return (
      <Section id="take-back" title="Take this load back">
        <p>{`This could be done until ${whenWords(until)}. Change or cancel the events one by one.`}</p>
      </Section>
    )
  return (
    <Section id="take-back" title="Take this load back">
      <ProblemNote problem={undo.problem} />
      {asked ? (
        <Note kind="caution" title="What this load changed would be as it was before" level={3}>
          <ul>
            <li>{`${count(batch.appliedCount ?? 0, 'change')} would be undone.`}</li>
            <li>
              What was posted is withdrawn; where it is public already, it is canceled, so that everybody who follows
              hears of it.
            </li>
            <li>Events that somebody changed or decided about since stay, and you read which.</li>
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

const SHOWN = 20

/** What went back, and what stays as it is. */
export function Outcome({ removed, canceled, restored, kept }: TakenBack) {
  const done = `${count(removed, 'event')} withdrawn, ${figure(canceled)} canceled, ${figure(restored)} as before.`
  if (kept.length === 0)
    return (
      <Note kind="good" title="Taken back" live>
        {done}
      </Note>
    )
  return (
    <Note kind="caution" title="Not everything is as it was before" live>
      <p>{done}</p>
      <p>{`Somebody changed or decided about these since, so they stay: ${namesOf(kept)}.`}</p>
    </Note>
  )
}

const namesOf = (names: readonly string[]): string =>
  joined([...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`${names.length - SHOWN} more`] : [])])
