'use client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded, Together } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { useOutbox } from '@/app/_client/outbox'
import { Split } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Loading } from '@/app/_ui/loading'
import { Offline } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import type { Enrollment } from '@/lib/learning/inputs'
import { count, countWords } from '@/lib/platform/words'
import { longDay, weekdayDay } from '@/lib/platform/words-of-time'
import { isOwed } from '@/lib/requirements/owed'
import { Invitations, myInvitations } from '../../(account)/profile/invitations'
import { Beside } from './beside'
import { OwedTraining } from './owed-training'
import { leadWords, type Obligation } from './words'

const Below = lazy(() => import('./below').then((each) => ({ default: each.Below })))

/** What one person owes, most urgent first, and why; where they stopped; what stands on their record. */
export function TrainingScreen() {
  const who = useMe()
  const { me } = who
  const enabled = me?.signedIn === true
  const owed = useQuery(api.requirements.listMyObligations.queryOptions({ input: {} }))
  const taken = useQuery(api.learning.listMyEnrollments.queryOptions({ enabled }))
  const invitations = useQuery({ ...myInvitations(), enabled })
  const open = (taken.data?.items ?? []).filter(({ completedAt }) => !completedAt)
  const { waiting } = useOutbox()
  return (
    <>
      <PageTitle title="What you owe, and why" lead={owed.data ? leadWords(owed.data.items) : undefined}>
        {owed.data ? <p className="at-small at-soft">As of {weekdayDay(owed.data.asOf)}</p> : null}
      </PageTitle>
      {waiting > 0 ? (
        <Offline>
          <p>
            {count(waiting, 'change')} {waiting === 1 ? 'waits' : 'wait'} on this device and will be sent when the
            connection returns.
          </p>
        </Offline>
      ) : null}
      <Together queries={[who, taken, invitations]} lines={8}>
        {enabled ? <Invitations /> : null}
        <Loaded query={owed} lines={8}>
          {({ asOf, items }) => (
            <>
              <Split>
                <Owed items={items} asOf={asOf} open={open} />
                <Beside
                  open={open.filter(({ slug }) => !items.some((item) => item.courseSlug === slug && isOwed(item)))}
                />
              </Split>
              <Suspense fallback={<Loading lines={8} />}>
                <Below />
              </Suspense>
            </>
          )}
        </Loaded>
      </Together>
    </>
  )
}

type OwedProps = { items: readonly Obligation[]; asOf: string; open: readonly Enrollment[] }

function Owed({ items, asOf, open }: OwedProps) {
  const owed = items.filter(isOwed)
  const met = items.filter(({ status }) => status.kind === 'met')
  return (
    <div>
      {owed.length === 0 ? (
        <Empty
          title="Nothing is due"
          actions={
            <LinkButton href="/modules" variant="outline">
              Find a module
            </LinkButton>
          }
        >
          {items.length === 0
            ? 'No agency asks for training from you now. You can take any module; what you complete stands on your record.'
            : 'You are up to date on everything your agency asks for.'}
        </Empty>
      ) : (
        <ol className="at-plain at-stack" aria-label="Training you owe, most urgent first">
          {owed.map((item) => (
            <OwedTraining
              key={item.requirementId}
              item={item}
              asOf={asOf}
              enrollment={open.find(({ slug }) => slug === item.courseSlug)}
            />
          ))}
        </ol>
      )}
      {met.length > 0 ? <UpToDate items={met} /> : null}
    </div>
  )
}

function UpToDate({ items }: { items: readonly Obligation[] }) {
  return (
    <details className="at-section">
      <summary>{countWords(items.length, 'training')} you are up to date on</summary>
      <ul>
        {items.map(({ requirementId, name, courseTitle, courseSlug, status, explanation }) => (
          <li key={requirementId}>
            {courseSlug ? <Link href={`/modules/${courseSlug}`}>{courseTitle ?? name}</Link> : name}
            {status.validUntil ? `, good through ${longDay(status.validUntil)}` : ', done once'}
            <span className="at-sub">{explanation.sentence}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
