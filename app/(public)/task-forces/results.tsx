import type { listContactLines } from '@/lib/directory/queries'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import type { TaskForces } from '@/lib/task-forces/shapes'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { Pager } from '../../_ui/pager'
import { directoryHref } from '../directory/address'
import { type Filter, taskForcesHref } from './address'
import { ForceList } from './force-list'
import { finding } from './messages'
import { WhomToCall } from './whom-to-call'

const say = inWords(finding, USUAL_LOCALE)

type Lines = Awaited<ReturnType<typeof listContactLines>>['items']
type Props = { filter: Filter; found: TaskForces; lines: Lines }

export function Results({ filter, found, lines }: Props) {
  const { items, page, pages, place } = found
  return (
    <section className="at-section" aria-labelledby="found-h">
      <h2 id="found-h">{foundWords(filter, found)}</h2>
      {place && !place.isKnown ? (
        <Note kind="error" level={3} className="at-gap" title={say('zipUnknown', { zip: place.zip })}>
          {say('zipUnknownText')}
        </Note>
      ) : null}
      {place?.isKnown && items.length > 1 ? <p className="at-small at-soft">{say('nearest')}</p> : null}
      {found.onlyClose ? <p className="at-small at-soft">{say('onlyClose')}</p> : null}
      {items.length > 0 ? <ForceList items={items} /> : <Nothing filter={filter} lines={lines} />}
      <Pager
        label={say('pages')}
        place={say('page', { page, pages })}
        previous={page > 1 ? { href: taskForcesHref(filter, page - 1) } : null}
        next={page < pages ? { href: taskForcesHref(filter, page + 1) } : null}
      />
    </section>
  )
}

function foundWords({ state }: Filter, { total, place }: TaskForces): string {
  if (place?.isKnown) return say('foundNear', { n: total, zip: place.zip })
  return state ? say('foundInState', { n: total, state: stateName(state) }) : say('found', { n: total })
}

/** Nobody is left with an empty page: whom to call stands on it. */
function Nothing({ filter, lines }: Omit<Props, 'found'>) {
  const { zip, state, kind, q } = filter
  const isNarrowed = Boolean(zip || state || q || kind.length > 0)
  return (
    <div className="at-gap">
      <Empty
        level={3}
        title={isNarrowed ? say('nothing') : say('nothingYet')}
        actions={
          <>
            <LinkButton variant="outline" href={directoryHref({ zip, state, kind: [...forceListings] })}>
              {say('inDirectory')}
            </LinkButton>
            {isNarrowed ? (
              <LinkButton variant="link" href="/task-forces">
                {say('startAgain')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        {say('nothingText')}
      </Empty>
      <WhomToCall lines={lines} />
    </div>
  )
}

const forceListings = ['human-trafficking-task-force', 'icac-task-force', 'innocence-lost-task-force'] as const
