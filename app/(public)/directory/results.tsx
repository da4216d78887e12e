import type { ListingFilter } from '@/lib/directory/listing-inputs'
import type { Listings } from '@/lib/directory/listing-shapes'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { Split } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { Note } from '../../_ui/note'
import { Pager } from '../../_ui/pager'
import { directoryHref } from './address'
import { type Found, numberOf } from './found'
import { FoundList, type Numbered } from './found-list'
import { MapOfFound } from './map-of-found'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)
const WIDEST = 250
const WIDER = 100

/** The map and the list, beside each other where there is room. */
export function Results({ filter, found, map }: Found) {
  const { items, page, pages, place } = found
  const onMap = place?.isKnown || filter.state
  const numbered = items.map((item, i) => ({ item, number: onMap ? numberOf(page, i) : undefined }))
  return (
    <Split kind="list" className="at-section">
      <div className="at-stay">
        <MapOfFound filter={filter} found={found} map={map} />
      </div>
      <section aria-labelledby="found-h">
        <h2 id="found-h">{foundWords({ filter, found, map })}</h2>
        {place && !place.isKnown ? (
          <Note kind="error" level={3} className="at-gap" title={say('zipUnknown', { zip: place.zip })}>
            {say('zipUnknownText')}
          </Note>
        ) : null}
        {found.onlyClose ? (
          <Note level={3} className="at-gap" title={say('onlyClose')}>
            {say('onlyCloseText')}
          </Note>
        ) : null}
        {place?.isKnown && !place.isExact ? (
          <p className="at-small at-soft">{say('notExact', { zip: place.zip })}</p>
        ) : null}
        {items.length === 0 ? <Nothing filter={filter} /> : <Groups filter={filter} found={found} items={numbered} />}
        <Pager
          label={say('pages')}
          place={say('page', { page, pages })}
          previous={page > 1 ? { href: directoryHref(filter, page - 1) } : null}
          next={page < pages ? { href: directoryHref(filter, page + 1) } : null}
        />
      </section>
    </Split>
  )
}

function foundWords({ filter, found: { total, place } }: Found): string {
  if (place?.isKnown) return say('foundNear', { n: total, zip: place.zip })
  return filter.state ? say('foundInState', { n: total, state: stateName(filter.state) }) : say('found', { n: total })
}

type GroupsProps = { filter: ListingFilter; found: Listings; items: readonly Numbered[] }

/** Near first, then who serves the state, then who serves everyone; without a place all are one list. */
function Groups({ filter, found: { page, place }, items }: GroupsProps) {
  const state = stateName(filter.state ?? place?.state ?? '')
  const groups = [
    { reach: 'near', title: place ? nearWords(filter, place.within) : null },
    { reach: 'state', title: place?.isKnown ? say('serveState', { state }) : null },
    { reach: 'nationwide', title: say('nationwideOnes') },
    { reach: null, title: null },
  ] as const
  const near = items.some(({ item }) => item.reach === 'near')
  return (
    <>
      {place?.isKnown && page === 1 && !near ? <NothingNear filter={filter} state={state} /> : null}
      {groups.map(({ reach, title }) => {
        const own = items.filter(({ item }) => item.reach === reach)
        if (own.length === 0) return null
        return (
          <div key={reach}>
            {title ? <p className="at-gap at-soft">{title}</p> : null}
            <FoundList items={own} />
          </div>
        )
      })}
    </>
  )
}

/** The order is said as it is. */
const nearWords = ({ language }: ListingFilter, miles: number) =>
  language.length > 0 ? say('nearSpeaking', { miles }) : say('near', { miles })

function NothingNear({ filter, state }: { filter: ListingFilter; state: string }) {
  return (
    <Note kind="caution" level={3} className="at-gap" title={say('nothingNear', { miles: filter.within })}>
      <p>{say('nothingNearText', { state })}</p>
      <p className="at-row">
        <Wider filter={filter} />
      </p>
    </Note>
  )
}

/** Further away, and then without the other choices: at each step one that may find more. */
function Wider({ filter }: { filter: ListingFilter }) {
  const further = [WIDER, WIDEST].filter((miles) => filter.zip && miles > filter.within)
  return (
    <>
      {further.map((miles) => (
        <LinkButton
          key={miles}
          variant="outline"
          href={directoryHref({ ...filter, within: miles as typeof filter.within })}
        >
          {say('widen', { miles })}
        </LinkButton>
      ))}
      {filter.zip ? (
        <LinkButton variant="link" href={directoryHref({ zip: filter.zip, within: filter.within })}>
          {say('anyKindOfHelp', { zip: filter.zip })}
        </LinkButton>
      ) : null}
    </>
  )
}

function Nothing({ filter }: { filter: ListingFilter }) {
  return (
    <div className="at-gap">
      <Empty
        level={3}
        title={say('nothing')}
        actions={
          <>
            <Wider filter={filter} />
            <LinkButton variant="link" href="/directory">
              {say('startAgain')}
            </LinkButton>
          </>
        }
      >
        {say('nothingText')}
      </Empty>
    </div>
  )
}
