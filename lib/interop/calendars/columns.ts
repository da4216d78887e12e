/** Tables of events: which columns are read, and the template to fill in. Light enough for the browser. */
import { fold } from '@/lib/platform/fold'

/** In the order of the template. */
export const eventColumns = [
  ...(['title', 'starts', 'ends', 'zone', 'venue', 'address', 'city', 'state', 'zip', 'link', 'summary'] as const),
  ...(['description', 'kind', 'format', 'sponsor', 'audiences', 'topics', 'cost', 'credit_hours'] as const),
  ...(['contact_name', 'contact_email', 'contact_phone', 'registration_url', 'accessibility'] as const),
  ...(['uid', 'sequence', 'status'] as const),
]
export type EventColumn = (typeof eventColumns)[number]

/** Usual headings besides our own. */
const others: Readonly<Record<string, EventColumn>> = {
  name: 'title',
  event: 'title',
  subject: 'title',
  start: 'starts',
  begins: 'starts',
  end: 'ends',
  'time zone': 'zone',
  timezone: 'zone',
  location: 'venue',
  place: 'venue',
  street: 'address',
  'postal code': 'zip',
  'zip code': 'zip',
  url: 'link',
  organization: 'sponsor',
  'sponsor organization': 'sponsor',
  audience: 'audiences',
  topic: 'topics',
  price: 'cost',
  contact: 'contact_name',
  email: 'contact_email',
  'contact e-mail': 'contact_email',
  phone: 'contact_phone',
  'registration url': 'registration_url',
  registration: 'registration_url',
  type: 'kind',
}
const known = new Map<string, EventColumn>([
  ...Object.entries(others),
  ...eventColumns.flatMap((column): [string, EventColumn][] => [
    [column, column],
    [column.replaceAll('_', ' '), column],
  ]),
])

export const columnOf = (header: string): EventColumn | null => known.get(fold(header)) ?? null

/** Is this line the one with the names of the columns? */
export function isEventHeader(cells: readonly string[]): boolean {
  const read = new Set(cells.map(columnOf))
  return read.has('title') && read.has('starts')
}

/** An empty table with a line that shows how it is filled in. */
export const EVENTS_TEMPLATE = `\ufeff${eventColumns.join(',')}\r\n`
