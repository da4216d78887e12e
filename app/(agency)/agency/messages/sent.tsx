'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { More } from '@/app/_client/more'
import { Empty } from '@/app/_ui/empty'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { shortMoment } from '@/lib/platform/words-of-time'
import type { sentMessagesShape } from '@/lib/reminders/inputs'
import type { Agency } from '../../_agency'
import { kindWords, stateWords } from './words'

type Item = z.infer<typeof sentMessagesShape>['items'][number]

/** What became of each message of half a year, the latest first. */
export function Sent({ agency }: { agency: Agency }) {
  const query = useInfiniteQuery(
    api.reminders.listSentMessages.infiniteOptions({
      input: (cursor: string | undefined) => ({ agencyId: agency.agencyId, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  return (
    <Loaded query={query} lines={5}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return <Empty title="Nothing was sent yet">What goes out is listed here for half a year.</Empty>
        return (
          <>
            <TableFrame id="latest-h" title="The latest first">
              <Table
                labelledBy="latest-h"
                columns={columns(agency.timeZone)}
                rows={items}
                rowKey={({ noticeId }) => noticeId}
              />
            </TableFrame>
            <p className="at-small at-soft">
              We keep that a message was sent, for half a year; neither its text nor whether it was read.
            </p>
            <More query={query}>Show earlier ones</More>
          </>
        )
      }}
    </Loaded>
  )
}

const columns = (zone: string): Column<Item>[] => [
  { key: 'to', head: 'To', header: true, cell: ({ to }) => <span className="at-break">{to}</span> },
  { key: 'kind', head: 'What', cell: ({ kind }) => kindWords[kind] },
  { key: 'at', head: 'When', className: 'at-nowrap', cell: ({ at }) => shortMoment(at, zone) },
  {
    key: 'state',
    head: 'State',
    cell: ({ state, why }) => (
      <>
        <Status state={state === 'sent' ? 'met' : state === 'moot' ? 'off' : 'open'}>{stateWords[state]}</Status>
        {why ? <small>{why}</small> : null}
      </>
    ),
  },
]
