import { Section } from '../../../../_ui/arrange'
import { Button } from '../../../../_ui/button'
import { timeAt } from './answer-note'
import { type Kept, type OwnMark, peopleOf } from './door-state'

type Undo = Pick<OwnMark, 'personId' | 'walkIn' | 'way'> & { undoes: string }
type Props = { kept: Kept; sessionId: string; zone: string; onUndo: (mark: Undo) => void }

const SHOWN = 8

/** The last marks of all doors, the newest first; each can be undone, and stays in the record as undone. */
export function LastMarks({ kept, sessionId, zone, onUndo }: Props) {
  const people = new Map(peopleOf(kept).map((person) => [person.id, person]))
  const told = (kept.door?.marks ?? []).map((mark) => ({ ...mark, at: new Date(mark.at) }))
  const known = new Set(told.map(({ markId }) => markId))
  const own = kept.marks
    .filter(({ markId }) => !known.has(markId))
    .map((mark) => ({ ...mark, undoes: mark.undoes ?? null, at: new Date(mark.madeAt), by: 'you' }))
  const all = [...told, ...own].filter((mark) => mark.sessionId === sessionId)
  const undone = new Set(all.map(({ undoes }) => undoes))
  const shown = all
    .filter(({ kind, markId }) => kind !== 'undo' && !undone.has(markId))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, SHOWN)
  if (shown.length === 0) return null
  return (
    <Section id="last" title="Last marks">
      <ol className="at-scans">
        {shown.map(({ markId, personId, kind, at, by }) => {
          const person = people.get(personId)
          return (
            <li key={markId}>
              <span>
                <b>{person?.name}</b>
                <span className="at-sub">{`${kind === 'in' ? 'in' : 'left'} at ${timeAt(at, zone)}, by ${by}`}</span>
              </span>
              <Button
                small
                variant="link"
                onClick={() => onUndo({ personId, walkIn: person?.walkIn === true, way: 'tap', undoes: markId })}
              >
                Undo<span className="at-hide">{`: ${person?.name}`}</span>
              </Button>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
