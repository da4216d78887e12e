'use client'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import type { foundEventsShape } from '@/lib/events/shapes'
import { placeWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { EventChosen } from './what'

type Props = { chosen: readonly string[]; onFound: (event: EventChosen) => void }

/** Finds events of the calendar, past ones too, within a form: Enter searches and does not send it. */
export function FindEvents(props: Props) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    setSearch(typed.trim())
  }
  return (
    <>
      <TextField
        label="Find an event on the calendar"
        hint="Words of its title, its place or who gives it. Past events are found, too."
        name="find-events"
        maxLength={120}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onEnter}
      />
      <p className="at-gap">
        <Button variant="outline" onClick={() => setSearch(typed.trim())}>
          Find it
        </Button>
      </p>
      {search ? <Matches {...props} search={search} /> : null}
    </>
  )
}

function Matches({ search, chosen, onFound }: Props & { search: string }) {
  const query = useQuery(api.events.findEvents.queryOptions({ input: { search } }))
  return (
    <Loaded query={query} lines={3}>
      {({ items, total }) => (
        <>
          <p className="at-soft" role="status">
            {total > items.length
              ? `${items.length} of ${count(total, 'event')} found; type more of the title`
              : `${count(total, 'event')} found`}
          </p>
          <ul className="at-list" aria-label="Found on the calendar">
            {items.map((item) => (
              <li key={item.eventId} className="at-row at-row--between">
                <span>
                  {item.title} <small>{aboutWords(item)}</small>
                </span>
                {chosen.includes(item.eventId) ? (
                  <span className="at-soft">Chosen</span>
                ) : (
                  <Button small variant="outline" onClick={() => onFound(chosenOf(item))}>
                    Choose
                    <span className="at-hide">
                      {' '}
                      {item.title}, {dayOf(item)}
                    </span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  )
}

type Item = z.infer<typeof foundEventsShape>['items'][number]

const onOf = ({ sessions }: Item) => sessions[0]?.startsLocal.slice(0, 10) ?? null
const dayOf = (item: Item) => {
  const on = onOf(item)
  return on ? longDay(on) : 'no day yet'
}

/** "December 10, 2026 · Harbor Hall, Marlow Bay, California · Bayview Institute · a date of a series" */
const aboutWords = (item: Item) =>
  [
    dayOf(item),
    placeWords(item, item.sessions[0]),
    item.sponsor,
    item.seriesId ? 'a date of a series' : null,
    item.status === 'cancelled' ? 'canceled' : null,
  ]
    .filter(Boolean)
    .join(' · ')

const chosenOf = (item: Item): EventChosen => ({
  eventId: item.eventId,
  title: item.title,
  on: onOf(item),
  seriesId: item.seriesId,
  series: false,
})
