/** What the calendar is narrowed by, in words, each with the address that leaves it out. */
import type { CalendarFilter } from '@/lib/events/inputs'
import { audienceNames, formatNames, kindNames } from '@/lib/events/words'
import { stateName } from '@/lib/platform/states'
import { longDay } from '@/lib/platform/words-of-time'
import type { Chosen } from '../../_ui/tag'
import { calendarHref } from './address'

type Named = { id: string; name: string }
type Facets = { topics: readonly Named[]; priorities: readonly Named[] }
type Shown = Parameters<typeof calendarHref>[1]

export function chosenFilters(filter: CalendarFilter, facets: Facets, view: Shown): Chosen[] {
  const { q, from, to, near, within, state, format, kind, audience, topic, priority, credit, free, places } = filter
  const chosen = (label: string, less: Partial<CalendarFilter> | Record<string, undefined>) => ({
    label,
    removeHref: calendarHref({ ...filter, ...less }, view),
  })
  const nameIn = (known: readonly Named[], id: string) => known.find((each) => each.id === id)?.name ?? id
  return [
    ...(q ? [chosen(`“${q}”`, { q: '' })] : []),
    ...(from ? [chosen(`From ${longDay(from)}`, { from: undefined })] : []),
    ...(to ? [chosen(`Until ${longDay(to)}`, { to: undefined })] : []),
    ...(near ? [chosen(`${within} miles around ${near}`, { near: undefined })] : []),
    ...(state ? [chosen(stateName(state), { state: undefined })] : []),
    ...format.map((each) => chosen(formatNames[each], { format: format.filter((other) => other !== each) })),
    ...kind.map((each) => chosen(kindNames[each], { kind: kind.filter((other) => other !== each) })),
    ...audience.map((each) =>
      chosen(audienceNames[each] ?? each, { audience: audience.filter((other) => other !== each) }),
    ),
    ...(credit ? [chosen('Gives hours of credit', { credit: false })] : []),
    ...(free ? [chosen('Free of charge', { free: false })] : []),
    ...(places ? [chosen('Has places left', { places: false })] : []),
    ...(priority ? [chosen(nameIn(facets.priorities, priority), { priority: undefined })] : []),
    ...(topic ? [chosen(nameIn(facets.topics, topic), { topic: undefined })] : []),
  ]
}
