import type * as z from 'zod/mini'
import { Facts } from '@/app/_ui/facts'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { trailEntryShape } from '@/lib/audit/inputs'
import { wordsOfEvent } from '@/lib/audit/words'
import { capital } from '@/lib/platform/words'
import { shortMoment } from '@/lib/platform/words-of-time'
import { detailFacts } from './detail-facts'

type Entry = z.infer<typeof trailEntryShape>

/** Times are those of `zone`, which stands above the table. */
export function TrailTable({ items, zone }: { items: readonly Entry[]; zone: string }) {
  return (
    <TableFrame className="at-gap">
      <Table caption="What happened, the newest first" columns={columnsIn(zone)} rows={items} rowKey={({ id }) => id} />
    </TableFrame>
  )
}

const columnsIn = (zone: string): Column<Entry>[] => [
  { key: 'when', head: 'When', cell: ({ recordedAt }) => shortMoment(recordedAt, zone), className: 'at-nowrap' },
  { key: 'what', head: 'What', header: true, cell: ({ event }) => wordsOfEvent(event) },
  {
    key: 'who',
    head: 'Who',
    cell: ({ actor, actorKind }) => (actorKind === 'token' ? `${actor}, by an API token` : actor),
  },
  {
    key: 'about',
    head: 'About',
    cell: ({ person, agency, ...entry }) => {
      const name = subjectName(entry)
      return (
        <>
          {person ?? name ?? agency ?? subjectWords(entry.subjectKind)}
          {agency && (person || name) ? <small>{agency}</small> : null}
        </>
      )
    },
  },
  { key: 'details', head: 'Noted', cell: (entry) => <Details entry={entry} /> },
]

/** What the product calls a module is a course in the trail. */
const subjectWords = (kind: string) => (kind === 'course' ? 'Module' : capital(kind.replaceAll('-', ' ')))

type Named = Pick<Entry, 'subject' | 'subjectKind' | 'detail'>

/** What the thing is called: as the trail says itself, where names are kept as they were. The name of an edition is none. */
export function subjectName({ subject, subjectKind, detail }: Named): string | null {
  const said = [subject, subjectKind === 'course' ? null : detail.name, detail.title, nameAfter(detail)]
  return said.find((each): each is string => typeof each === 'string' && each !== '') ?? null
}

const nameAfter = (detail: Entry['detail']): unknown => (detail.after as Entry['detail'] | undefined)?.name

function Details({ entry: { event, subjectKind, subjectId, detail, requestId } }: { entry: Entry }) {
  return (
    <details>
      <summary className="at-small at-nowrap">
        Details<span className="at-hide">: {wordsOfEvent(event)}</span>
      </summary>
      <Facts
        stacked
        items={[
          ...detailFacts(detail),
          { label: 'Event', value: event },
          { label: 'Subject', value: `${subjectKind} ${subjectId}` },
          { label: 'Number of the request', value: requestId },
        ]}
      />
    </details>
  )
}
