import { clock, wallOf } from '@/lib/platform/words-of-time'
import { Note } from '../../../../_ui/note'
import type { Answer } from './door-state'

export const timeAt = (at: Date, zone: string) => clock(wallOf(at.toISOString(), zone).time)

/** The answer to the last scan, code or tap, in one sentence. */
export function AnswerNote({ answer, zone }: { answer: Answer | null; zone: string }) {
  if (!answer) return <div aria-live="polite" />
  const { kind, name, at, by } = answer
  const time = at ? timeAt(at, zone) : ''
  const isGood = kind === 'in' || kind === 'out'
  const titles: Record<Answer['kind'], string> = {
    in: `${name} is in, at ${time}`,
    out: `${name} left at ${time}`,
    already: `${name} is already in, at ${time}`,
    'not-in': `${name} is not in`,
    unknown: 'Nobody has this code here',
    'no-place': `${name} is in, at ${time}, without a place`,
  }
  const says: Record<Answer['kind'], string> = {
    in: '',
    out: '',
    already: by ? `Marked by ${by}. It counts once.` : 'It counts once.',
    'not-in': 'Check them in first, or look whether it is somebody else.',
    unknown:
      'It may be the code of another event, or of somebody who registered since the list was sent. Find the person by name, or add them as a walk-in.',
    'no-place': 'They are on the waiting list or wait for approval. The organizer sees it in the attendance.',
  }
  return (
    <div aria-live="polite">
      <Note kind={isGood ? 'good' : 'caution'} title={titles[kind]}>
        {says[kind] ? <p>{says[kind]}</p> : null}
      </Note>
    </div>
  )
}
