import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { countWords, figure } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Preview } from '../words'

const FEW = 3

type Props = { preview: Preview; mend?: { label: string; onMend: () => void } | undefined }

/** Who would have less than a month, or no time at all, and what of the rule would give them more. */
export function Hurried({ preview: { hurried, onDay }, mend }: Props) {
  const { people, first } = hurried
  if (people === 0) return null
  const more = people - Math.min(first.length, FEW)
  return (
    <Note
      kind="caution"
      level={3}
      className="at-gap"
      title={countWords(people, 'person would have less than a month', 'people would have less than a month')}
    >
      <ul>
        {first.slice(0, FEW).map(({ personId, name, dueOn }) => (
          <li key={personId}>{`${name}: ${dueOn < onDay ? 'was due' : 'due'} ${longDay(dueOn)}`}</li>
        ))}
      </ul>
      {more > 0 ? <p>{`and ${figure(more)} more`}</p> : null}
      {mend ? (
        <p>
          <Button variant="link" onClick={mend.onMend}>
            {mend.label}
          </Button>
        </p>
      ) : null}
    </Note>
  )
}
