'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, usePathname, useRouter, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import type { Door } from '@/lib/attendance/shapes'
import { sessionWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import { api } from '../../../../../_client/api'
import { Loaded } from '../../../../../_client/loaded'
import { Button } from '../../../../../_ui/button'
import { SelectField } from '../../../../../_ui/form'
import { Link } from '../../../../../_ui/link'
import { Loading } from '../../../../../_ui/loading'
import { Table, TableFrame } from '../../../../../_ui/table'
import { PageTitle } from '../../../../../_ui/title'

const EMPTY_LINES = 8

/** Everybody with a place in a session, and a line to sign; some lines are left for whoever comes unannounced. */
export function SheetScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.attendance.getDoor.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={10}>
      {(door) => (
        <Suspense fallback={<Loading lines={10} />}>
          <Sheet door={door} />
        </Suspense>
      )}
    </Loaded>
  )
}

type Line = { key: string; name: string; agencyName: string }

function Sheet({ door }: { door: Door }) {
  const asked = useSearchParams().get('session')
  const path = usePathname()
  const router = useRouter()
  const sessions = door.sessions.filter(({ withdrawn }) => !withdrawn)
  const session = sessions.find(({ sessionId }) => sessionId === asked) ?? sessions[0]
  const expected = door.people.filter(
    ({ walkIn, hasPlace, sessionId }) => !walkIn && hasPlace && (!sessionId || sessionId === session?.sessionId),
  )
  const lines: Line[] = [
    ...expected.map(({ id, name, agencyName }) => ({ key: id, name, agencyName: agencyName ?? '' })),
    ...Array.from({ length: EMPTY_LINES }, (_, i) => ({ key: `empty ${i}`, name: '', agencyName: '' })),
  ]
  return (
    <div className="at-stack">
      <PageTitle
        title="Sign-in sheet"
        lead={door.title}
        below={
          <p>{`${session ? sessionWords(session) : ''} (${count(expected.length, 'person', 'people')} registered)`}</p>
        }
      >
        <span className="at-noprint">
          <Button onClick={() => window.print()}>Print</Button>
        </span>
      </PageTitle>
      <div className="at-row at-row--end at-noprint">
        {sessions.length > 1 ? (
          <SelectField
            label="Session"
            name="session"
            value={session?.sessionId ?? ''}
            onChange={(event) => router.replace(`${path}?session=${event.target.value}`)}
            options={sessions.map((each) => ({ value: each.sessionId, label: sessionWords(each) }))}
          />
        ) : null}
        <Link href={`/events/${door.eventId}/${door.may.seeAttendance ? 'attendance' : 'check-in'}`}>Back</Link>
      </div>
      <TableFrame>
        <Table
          caption="Names, agencies and a place to sign"
          rows={lines}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', head: 'Name', header: true, cell: ({ name }) => name || '\u00a0' },
            { key: 'agency', head: 'Agency', cell: ({ agencyName }) => agencyName },
            { key: 'in', head: 'Came at', className: 'at-sign at-sign--time', cell: () => '' },
            { key: 'out', head: 'Left at', className: 'at-sign at-sign--time', cell: () => '' },
            { key: 'signature', head: 'Signature', className: 'at-sign', cell: () => '' },
          ]}
        />
      </TableFrame>
    </div>
  )
}
