'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { FindWithin, Matches } from '@/app/_client/find-within'
import { Loaded } from '@/app/_client/loaded'
import type { foundEventsShape } from '@/lib/events/found-shapes'
import { placeWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { At } from './choices'
import type { EventChosen } from './what-values'

type Props = { at: At; chosen: readonly string[]; onFound: (event: EventChosen) => void }

/** Finds events of the calendar, past ones too, within a form. */
export const FindEvents = (props: Props) => (
  <FindWithin
    label="Find an event on the calendar"
    hint="Words of its title, its place or who gives it. Past events are found, too."
    name={`find-events-${props.at}`}
  >
    {(search) => <Found {...props} search={search} />}
  </FindWithin>
)

function Found({ search, chosen, onFound }: Omit<Props, 'at'> & { search: string }) {
  const query = useQuery(api.events.findEvents.queryOptions({ input: { search } }))
  return (
    <Loaded query={query} lines={3}>
      {({ items, total }) => (
        <Matches
          status={
            total > items.length
              ? `${items.length} of ${count(total, 'event')} found; type more of the title`
              : `${count(total, 'event')} found`
          }
          label="Found on the calendar"
          items={items}
          told={(item) => ({
            ...{ id: item.eventId, name: item.title, about: aboutWords(item), inFull: `${item.title}, ${dayOf(item)}` },
          })}
          chosen={chosen}
          onChosen={(item) => onFound(chosenOf(item))}
        />
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
