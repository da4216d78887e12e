'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { More } from '@/app/_client/more'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { count } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { exceptionShape } from '@/lib/reporting/inputs'
import type { ToScreen } from '../../_agency'
import { letterFor, mailHref } from '../../_mail'
import { type Bucket, dueWords, type Summary } from './words'
import { WriteToAll } from './write-to-all'

type Exception = z.infer<typeof exceptionShape>
type Props = { input: { agencyId: string; asOf: string | undefined }; bucket: Bucket; summary: Summary; to: ToScreen }

const titles: Record<Bucket, string> = {
  overdue: 'Overdue, longest first',
  'due-30': 'Due in 30 days, soonest first',
  'due-60': 'Due in 31 to 60 days, soonest first',
  'due-90': 'Due in 61 to 90 days, soonest first',
  'not-cleared': 'Not yet cleared, longest first',
}
const none: Record<Bucket, string> = {
  overdue: 'Nobody is overdue',
  'due-30': 'Nothing falls due in 30 days',
  'due-60': 'Nothing falls due in 31 to 60 days',
  'due-90': 'Nothing falls due in 61 to 90 days',
  'not-cleared': 'Nobody has yet to be cleared for anything',
}

export const useExceptions = (input: Props['input'], bucket: Bucket) =>
  useInfiniteQuery(
    api.reporting.listExceptions.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, bucket, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )

/** What is missing, whom it is missing from, and what is known of it. */
export function Exceptions({ input, bucket, summary, to }: Props) {
  const query = useExceptions(input, bucket)
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return <Empty title={none[bucket]}>Choose another part above, or see everyone in the completion table.</Empty>
        return (
          <>
            <TableFrame
              id="exceptions-h"
              title={titles[bucket]}
              aside={<Link href={to('/agency/completion')}>See everyone in the completion table</Link>}
            >
              <Table
                labelledBy="exceptions-h"
                columns={columns({ bucket, summary, to, mayWrite: pages[0]?.mayWrite ?? false })}
                rows={items}
                rowKey={({ personId, requirementId }) => `${personId} ${requirementId}`}
              />
            </TableFrame>
            {pages[0]?.mayWrite ? <WriteToAll items={items} href={writeHref(bucket, to)} /> : null}
            <More query={query}>Show more of {count(pages[0]?.total ?? 0, 'training')}</More>
          </>
        )
      }}
    </Loaded>
  )
}

/** Attest writes about what is overdue or near. */
const writeHref = (bucket: Bucket, to: ToScreen) =>
  bucket === 'overdue' || bucket === 'due-30' ? to(`/agency/messages/write?which=${bucket}`) : null

type Shown = { bucket: Bucket; summary: Summary; to: ToScreen; mayWrite: boolean }

const columns = ({ bucket, summary: { asOf, today }, to, mayWrite }: Shown): Column<Exception>[] => [
  {
    key: 'person',
    head: 'Person',
    header: true,
    cell: ({ personId, familyName, givenName, position, unitName }) => (
      <>
        <Link href={to(`/agency/people/${personId}`)}>
          {familyName}, {givenName}
        </Link>
        <small>{[position, unitName].filter(Boolean).join(', ')}</small>
      </>
    ),
  },
  {
    key: 'missing',
    head: 'What is missing, and what is known',
    label: 'Missing',
    cell: (item) => (
      <>
        <Link href={to(`/agency/completion?explain=${item.personId}~${item.requirementId}`)}>
          {item.requirementName}
        </Link>
        <small>{knownWords(item, mayWrite)}</small>
      </>
    ),
  },
  {
    key: 'due',
    head: bucket === 'overdue' ? 'Overdue' : bucket === 'not-cleared' ? 'Waits for it' : 'Due',
    ...(bucket === 'not-cleared' ? {} : { className: 'at-nowrap' }),
    cell: ({ dueOn, heldBack }) =>
      dueOn ? (
        <>
          <Status state={bucket === 'overdue' ? 'overdue' : bucket === 'due-30' ? 'soon' : 'open'}>
            {dueWords(dueOn, asOf)}
          </Status>
          <small>due {shortDay(dueOn)}</small>
        </>
      ) : (
        <>
          <Status state="waiting">Not yet cleared</Status>
          <small>{`before they may ${heldBack}`}</small>
        </>
      ),
  },
  {
    key: 'next',
    head: 'Next step',
    label: false,
    className: 'at-noprint',
    cell: (item) => <NextStep item={item} to={to} today={today} mayWrite={mayWrite} />,
  },
]

/** "Started; 1 of 5 lessons done." */
function knownWords({ known, email }: Exception, mayWrite: boolean): string {
  const address = mayWrite && email === null ? ' No e-mail address is on the roster.' : ''
  if (!known) return address.trim()
  const { state, lessonsDone, lessonsTotal, attempts } = known
  if (state === 'not-started') return `Not started.${address}`
  const tries = attempts > 0 ? ` ${count(attempts, 'test attempt')} so far.` : ''
  if (state === 'lessons-done') return `The lessons are done; the test is not passed yet.${tries}${address}`
  return `Started; ${lessonsDone} of ${lessonsTotal} lessons done.${tries}${address}`
}

type NextStepProps = { item: Exception; to: ToScreen; today: string; mayWrite: boolean }

/** One step, named by what it does; which one depends on what keeps the training from being done. */
function NextStep({ item, to, today, mayWrite }: NextStepProps) {
  const name = <span className="at-hide">: {`${item.familyName}, ${item.givenName}`}</span>
  const isUnknown = mayWrite && item.email === null
  const look = 'usa-button usa-button--outline at-button--small'
  const { email, dueOn } = item
  if (email && dueOn) {
    const { label, body } = letterFor({ ...item, dueOn }, item.givenName, today)
    return (
      <a className={look} href={mailHref(email, body)}>
        {label}
        {name}
      </a>
    )
  }
  return (
    <Link
      className={look}
      href={to(isUnknown ? `/agency/roster/people/${item.personId}` : `/agency/people/${item.personId}`)}
    >
      {isUnknown ? 'Add an address' : 'See the record'}
      {name}
    </Link>
  )
}
