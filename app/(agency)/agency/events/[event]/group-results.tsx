'use client'
import { Note } from '@/app/_ui/note'
import { Status } from '@/app/_ui/status'
import { count } from '@/lib/platform/words'
import type { GroupResult } from '@/lib/registration/shapes'
import { groupRefusalWords, stateStatus, stateWords } from '@/lib/registration/words'

/** What came of each, in the order in which they were picked. */
export function GroupResults({ items }: GroupResult) {
  const done = items.filter(({ refused }) => refused === null).length
  const title =
    done === items.length ? `${count(done, 'person', 'people')} registered` : `${done} of ${items.length} registered`
  return (
    <Note kind={done === items.length ? 'good' : 'caution'} title={title} live>
      <ul className="at-plain">
        {items.map(({ personId, name, refused, held }) => (
          <li key={personId}>
            <b>{name || 'Somebody who does not serve here'}</b>{' '}
            {refused ? (
              <>
                <Status state="refused">Not registered</Status> {groupRefusalWords[refused]}
              </>
            ) : (
              held.map(({ registrationId, state, turn }) => (
                <Status key={registrationId} state={stateStatus[state]}>
                  {stateWords(state, turn)}
                </Status>
              ))
            )}
          </li>
        ))}
      </ul>
    </Note>
  )
}
