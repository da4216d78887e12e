'use client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Together } from '@/app/_client/loaded'
import { Card } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { count } from '@/lib/platform/words'
import { longDay, wallOf } from '@/lib/platform/words-of-time'
import type { Agency, ToScreen } from '../../_agency'
import { LedByMe, ledByMe } from '../../task-forces/_form/led-by-me'
import type { Summary } from './words'

type Props = { agency: Agency; summary: Summary; to: ToScreen }

/** What waits for the coordinator to do it, beside what people have to do. */
export function Waiting(props: Props) {
  const { agencyId, mayChange } = props.agency
  const queries = useQueries({
    queries: [
      batches(agencyId),
      { ...claims(agencyId), enabled: mayChange },
      reliefs(agencyId),
      certifications(agencyId),
      ledByMe(),
    ],
  })
  return (
    <Card id="waiting" title="Waiting for you" className="at-waiting">
      <Together queries={queries} lines={12}>
        <Lines {...props} />
      </Together>
    </Card>
  )
}

const batches = (agencyId: string) => api.roster.listBatches.queryOptions({ input: { agencyId } })
const claims = (agencyId: string) =>
  api.claims.listAgencyClaims.queryOptions({ input: { agencyId, which: 'waiting', page: 1 } })
const reliefs = (agencyId: string) => api.requirements.listReliefs.queryOptions({ input: { agencyId, waiting: true } })
const certifications = (agencyId: string) =>
  api.certifications.listAgencyCertifications.queryOptions({ input: { agencyId, which: '90', page: 1 } })

function Lines({ agency, summary, to }: Props) {
  const { agencyId, timeZone } = agency
  const { data } = useQuery(batches(agencyId))
  const dayOf = (instant: string) => longDay(wallOf(instant, timeZone).on)
  const [newest] = data?.items ?? []
  const loaded = data?.items.find(({ state, appliedAt }) => state === 'applied' && appliedAt)
  return (
    <>
      {newest?.state === 'checked' ? (
        <p>
          <Link href={to(`/agency/roster/files/${newest.batchId}`)}>A checked roster is not loaded yet</Link>
          <span className="at-sub">
            {newest.fileName}, checked {dayOf(newest.uploadedAt)}
          </span>
        </p>
      ) : (
        <p>
          {data ? 'No roster waits to be loaded.' : 'Looking at the roster…'}
          <span className="at-sub">
            {loaded?.appliedAt ? `Last loaded ${dayOf(loaded.appliedAt)}. ` : ''}
            {data ? <Link href={to('/agency/roster')}>Load a newer one</Link> : null}
          </span>
        </p>
      )}
      {summary.requirements === 0 ? (
        <p>
          <Link href={to('/agency/requirements/new')}>Nothing is required yet</Link>
          <span className="at-sub">Say which module your people must complete, and by when.</span>
        </p>
      ) : (
        <p>
          <Link href={to('/agency/requirements')}>{count(summary.requirements, 'requirement')}</Link>
          <span className="at-sub">in force on this day</span>
        </p>
      )}
      {agency.mayChange ? <OutsideTraining agency={agency} to={to} /> : null}
      <Recommended agencyId={agencyId} to={to} />
      <RunningOut agencyId={agencyId} to={to} />
      <Messages to={to} />
      <LedByMe />
    </>
  )
}

/** Claims for training elsewhere that wait for a decision. */
function OutsideTraining({ agency: { agencyId }, to }: Pick<Props, 'agency' | 'to'>) {
  const { data } = useQuery(claims(agencyId))
  const waiting = data?.waiting ?? 0
  return (
    <p>
      <Link href={to('/agency/claims')}>
        {waiting > 0 ? `${count(waiting, 'outside training', 'outside trainings')} to decide` : 'Outside training'}
      </Link>
      <span className="at-sub">
        {waiting > 0 ? 'taken elsewhere and brought in' : data ? 'None waits to be decided.' : ''}
      </span>
    </p>
  )
}

/** Certifications of which the last day is near. */
function RunningOut({ agencyId, to }: { agencyId: string; to: ToScreen }) {
  const { data } = useQuery(certifications(agencyId))
  return (
    <p>
      <Link href={to('/agency/certifications')}>
        {data && data.total > 0 ? count(data.total, 'certification') : 'Certifications'}
      </Link>
      <span className="at-sub">
        {data && data.total > 0
          ? `${data.total === 1 ? 'runs' : 'run'} out within 90 days`
          : 'None runs out within 90 days.'}
      </span>
    </p>
  )
}

const Messages = ({ to }: { to: ToScreen }) => (
  <p>
    <Link href={to('/agency/messages')}>Messages</Link>
    <span className="at-sub">what goes out on Monday, and what was sent</span>
  </p>
)

function Recommended({ agencyId, to }: { agencyId: string; to: ToScreen }) {
  const { data } = useQuery(reliefs(agencyId))
  const waiting = data?.items.length ?? 0
  return (
    <p>
      <Link href={to('/agency/reliefs')}>
        {waiting > 0 ? count(waiting, 'recommendation') : 'Waivers, extensions and leave'}
      </Link>
      <span className="at-sub">
        {waiting > 0 ? 'to decide: waiver, extension or leave' : 'Nothing waits to be decided.'}
      </span>
    </p>
  )
}
