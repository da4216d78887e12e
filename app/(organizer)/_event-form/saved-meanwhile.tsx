'use client'
/** What to do when the event was saved elsewhere while this form was open: nothing is lost on either side. */
import type { EventFields } from '@/lib/events/inputs'
import { fieldNames } from '@/lib/events/words'
import { capital } from '@/lib/platform/words'
import type { Problem } from '../../_client/api'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'
import type { EventForm } from './values'

/** The refusal of a change that was made from what is no longer so. */
export type SavedMeanwhile = { eventId: string; savedAt: string; differs: (keyof EventFields)[]; current: EventFields }

export function savedMeanwhile(problem: Problem | null): SavedMeanwhile | null {
  if (problem?.status !== 409 || !('current' in problem)) return null
  return problem as unknown as SavedMeanwhile
}

type Props = { form: EventForm; seen: SavedMeanwhile; onGoOn: (seen: SavedMeanwhile) => void }

export function MeanwhileNote({ form, seen, onGoOn }: Props) {
  const take = () => {
    form.reset(seen.current, { keepDirty: false })
    onGoOn(seen)
  }
  return (
    <Note kind="caution" title="This event was saved elsewhere in the meantime" live>
      <p>
        At {whenWords(seen.savedAt)}, in another window or by somebody else. What you typed here is still here and is
        not saved. These parts differ:
      </p>
      <ul>
        {seen.differs.map((name) => (
          <li key={name}>
            <b>{capital(fieldNames[name])}</b>
            {shortly(seen.current[name])}
          </li>
        ))}
      </ul>
      <p className="at-row">
        <Button variant="outline" small onClick={take}>
          Show what was saved, and drop mine
        </Button>
        <Button variant="outline" small onClick={() => onGoOn(seen)}>
          Keep mine; the next save replaces the other
        </Button>
      </p>
    </Note>
  )
}

const LONGEST = 120

/** The saved value where it says something in a line. */
function shortly(value: unknown): string {
  if (typeof value !== 'string' || value === '') return ''
  return `, saved as “${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}”`
}
