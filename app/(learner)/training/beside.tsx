'use client'
/** Beside what is owed: what one takes of one's own accord, what comes next, the latest proof, and who sees it. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded, Together } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { whenWords } from '@/app/_client/when'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { LedByMe, ledByMe } from '@/app/(agency)/task-forces/_form/led-by-me'
import { resumeHref, resumeWords } from '@/app/(public)/modules/[slug]/my-place'
import { whoSeesWords } from '@/lib/agencies/who-sees'
import type { CalendarItem } from '@/lib/events/shapes'
import { placeWords, timeWords } from '@/lib/events/words'
import type { Enrollment } from '@/lib/learning/inputs'
import { stateNames } from '@/lib/platform/states'
import { hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { MyView } from '@/lib/reporting/inputs'
import { latestCredits } from './record'
import { eventsWords } from './words'

const EVENTS = 2
const everything = { format: [], kind: [], credit: false, q: '', page: 1 }

export function Beside({ open }: { open: readonly Enrollment[] }) {
  const queries = useQueries({ queries: [myEvaluations(), ledByMe()] })
  return (
    <aside className="at-stack" aria-label="Also yours">
      <Together queries={queries} lines={8}>
        {open.map((enrollment) => (
          <AlsoTaking key={enrollment.enrollmentId} enrollment={enrollment} />
        ))}
        <SayHow />
        <LedByMe className="at-card" />
        <TakenElsewhere />
        <NextEvents />
        <LatestCertificate />
        <WhoSees />
      </Together>
    </aside>
  )
}

function AlsoTaking({ enrollment }: { enrollment: Enrollment }) {
  return (
    <Card title="You are also taking">
      <p>
        <Link href={`/modules/${enrollment.slug}`}>
          <b>{enrollment.title}</b>
        </Link>
      </p>
      <p className="at-small">
        {enrollment.lessonsDone} of {enrollment.lessonsTotal} lessons done
        {enrollment.isEarlier ? `, in edition ${enrollment.edition}, which is no longer the newest` : ''}
      </p>
      <p>
        <LinkButton small variant="outline" href={resumeHref(enrollment)}>
          {resumeWords(enrollment)}
        </LinkButton>
      </p>
      {enrollment.changedSince ? (
        <p className="at-small">
          What is taught has changed since.{' '}
          <Link href={`/modules/${enrollment.slug}`}>See what that means for you</Link>
        </p>
      ) : null}
    </Card>
  )
}

const myEvaluations = () => api.evaluations.listMyEvaluations.queryOptions()

/** Events that one attended and has not said anything about yet. */
function SayHow() {
  const { data } = useQuery(myEvaluations())
  if (!data || data.items.length === 0) return null
  return (
    <Card title="How was it?">
      <ul className="at-plain">
        {data.items.map(({ eventId, title, heldOn, untilOn }) => (
          <li key={eventId}>
            <Link href={`/evaluation/${eventId}`}>{title}</Link>
            <span className="at-sub">
              {longDay(heldOn)}; you can answer through {longDay(untilOn)}
            </span>
          </li>
        ))}
      </ul>
      <p className="at-small at-gap">Two minutes, and no answer has your name.</p>
    </Card>
  )
}

function TakenElsewhere() {
  return (
    <Card title="Taken elsewhere">
      <p>A course at another academy, a conference, a webinar: your agency decides whether it counts.</p>
      <p className="at-gap">
        <LinkButton small variant="outline" href="/training/claims/new">
          Bring in outside training
        </LinkButton>
      </p>
      <p className="at-small at-gap">
        <Link href="/training/claims">Where yours stands</Link>
      </p>
      <p className="at-small">
        <Link href="/training/certifications">Licenses and certifications you hold</Link>
      </p>
    </Card>
  )
}

/** Of the state where the person serves, and online. */
function NextEvents() {
  const state = useMe().me?.serves[0]?.state
  const query = useQuery(api.events.listCalendar.queryOptions({ input: { ...everything, state } }))
  const words = eventsWords(state ? (stateNames[state] ?? state) : null)
  return (
    <Card title="Next events">
      <Loaded query={query} lines={7}>
        {({ items }) => <Next items={items} none={words.none} />}
      </Loaded>
      <p className="at-small at-gap">
        <Link href={state ? `/calendar?state=${state}` : '/calendar'}>{words.all}</Link>
      </p>
    </Card>
  )
}

type NextProps = { items: readonly CalendarItem[]; none: string }

function Next({ items, none }: NextProps) {
  const next = items.filter(({ status }) => status !== 'cancelled').slice(0, EVENTS)
  if (next.length === 0) return <p>{none}</p>
  return next.map((item) => (
    <div key={item.slug} className="at-gap">
      <Link href={`/calendar/${item.slug}`}>
        <b>{item.title}</b>
      </Link>
      {item.sessions.slice(0, 1).map((session) => (
        <p key={session.startsAt} className="at-small">
          {longDay(session.startsLocal.slice(0, 10))}, {timeWords(session)}
          <span className="at-sub">{placeWords(item, session)}</span>
        </p>
      ))}
      {item.creditMinutes ? <p className="at-small">{hours(item.creditMinutes)} of credit</p> : null}
    </div>
  ))
}

function LatestCertificate() {
  const query = useQuery(latestCredits())
  return (
    <Card title="Latest certificate">
      <Loaded query={query} lines={2}>
        {({ items }) => <Latest of={items.find(({ certificateCode, reversed }) => certificateCode && !reversed)} />}
      </Loaded>
    </Card>
  )
}

type Earned = { title: string; certificateCode: string | null; creditMinutes: number; earnedOn: string }

function Latest({ of: latest }: { of: Earned | undefined }) {
  if (!latest) return <p>The first one comes with your first passed test. Anyone who holds its code can verify it.</p>
  return (
    <>
      <p>
        <Link href={`/certificates/${latest.certificateCode}`}>
          <b>{latest.title}</b>
        </Link>
      </p>
      <p className="at-small">
        {hours(latest.creditMinutes)}, earned {longDay(latest.earnedOn)}
        <span className="at-sub">{latest.certificateCode}</span>
      </p>
    </>
  )
}

/** Giving an address or joining records shows nobody what stands in them. */
const isLook = ({ what }: MyView) => what === 'opened' || what === 'compared'

function lastLookWords(last: MyView | undefined): string {
  if (!last) return 'Nobody has opened it so far.'
  const whose = last.what === 'compared' ? ', an administrator' : last.agencyName ? `, for ${last.agencyName}` : ''
  return `Last opened ${whenWords(last.at)} by ${last.by}${whose}.`
}

function WhoSees() {
  const { me } = useMe()
  const query = useQuery(api.reporting.listMyViews.queryOptions())
  return (
    <Card title="Who sees your record">
      {me?.signedIn ? <p>{whoSeesWords(me.serves.flatMap(({ name, joined }) => (joined ? name : [])))}</p> : null}
      <Loaded query={query} lines={1}>
        {({ items }) => <p className="at-small">{lastLookWords(items.find(isLook))}</p>}
      </Loaded>
      <p className="at-small">
        <Link href="/transcript#looked">Everybody who looked</Link>, <Link href="/privacy">what is kept</Link>
      </p>
    </Card>
  )
}
