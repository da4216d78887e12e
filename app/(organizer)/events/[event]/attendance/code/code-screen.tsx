'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, usePathname, useRouter, useSearchParams } from 'next/navigation'
import type { Door } from '@/lib/attendance/shapes'
import { sessionWords } from '@/lib/events/words'
import { api } from '../../../../../_client/api'
import { Loaded } from '../../../../../_client/loaded'
import { LinkButton } from '../../../../../_ui/button'
import { Counts } from '../../../../../_ui/counts'
import { Empty } from '../../../../../_ui/empty'
import { SelectField } from '../../../../../_ui/form'
import { PageTitle } from '../../../../../_ui/title'

/** Shown to everybody in an online session: a code that changes every minute, and how many have typed it. */
export function CodeScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.attendance.getDoor.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={8}>
      {(door) => <ShowCode door={door} />}
    </Loaded>
  )
}

function ShowCode({ door }: { door: Door }) {
  const asked = useSearchParams().get('session')
  const path = usePathname()
  const router = useRouter()
  const sessions = door.sessions.filter(({ withdrawn }) => !withdrawn)
  const session = sessions.find(({ sessionId }) => sessionId === asked) ?? sessions[0]
  if (!session) return <Empty title="This event has no session left" />
  return (
    <div className="at-stack">
      <PageTitle title="Show this to everybody in the session" lead={door.title} below={<p>{sessionWords(session)}</p>}>
        <LinkButton variant="outline" href={`/events/${door.eventId}/check-in`}>
          Stop showing
        </LinkButton>
      </PageTitle>
      {sessions.length > 1 ? (
        <SelectField
          label="Session"
          name="session"
          value={session.sessionId}
          onChange={(event) => router.replace(`${path}?session=${event.target.value}`)}
          options={sessions.map((each) => ({ value: each.sessionId, label: sessionWords(each) }))}
        />
      ) : null}
      <Code eventId={door.eventId} sessionId={session.sessionId} />
    </div>
  )
}

function Code({ eventId, sessionId }: { eventId: string; sessionId: string }) {
  const query = useQuery(
    api.attendance.getMinuteCode.queryOptions({
      input: { eventId, sessionId },
      refetchInterval: ({ state }) => Math.min(10, state.data?.secondsLeft ?? 10) * 1000,
      staleTime: 0,
      gcTime: 0,
    }),
  )
  return (
    <Loaded query={query} lines={4}>
      {({ code, expected, cameIn }) => (
        <div className="at-stack">
          <section className="at-show" aria-labelledby="code-h">
            <h2 id="code-h">
              {code ? `Type this at ${globalThis.location?.host ?? ''}/here` : 'The session is not on'}
            </h2>
            {code ? (
              <>
                <p className="at-show__code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
                <p>A new code comes every minute; the one before still works for a minute.</p>
              </>
            ) : (
              <p>Codes are shown from 30 minutes before it starts until 15 minutes after it ends.</p>
            )}
          </section>
          <Counts
            label="People"
            items={[
              { label: 'Came', figure: cameIn },
              { label: 'Registered', figure: expected },
            ]}
          />
          <p className="at-small at-soft">
            Cannot show a screen? Read the six digits aloud; the same rules hold. Near the end, ask people to type the
            code once more: it says that they stayed.
          </p>
        </div>
      )}
    </Loaded>
  )
}
