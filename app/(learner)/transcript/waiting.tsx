'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Section } from '@/app/_ui/arrange'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { useWords } from '@/app/_ui/words'
import { hoursIn } from '@/lib/platform/words'
import type { TranscriptTexts } from './messages'

/** What was sent and is not decided, apart from what counts; where nothing waits there is nothing to say. */
export function Waiting() {
  const say = useWords<TranscriptTexts>()
  const { data } = useQuery(api.claims.listMyClaims.queryOptions({ input: { page: 1, which: 'undecided' } }))
  if (!data || data.total === 0) return null
  const { items, total } = data
  return (
    <Section id="waiting" title={say('waiting')}>
      <ul className="at-plain at-stack at-gap">
        {items.map(({ claimId, title, minutes, stands }) => (
          <li key={claimId}>
            <Status state="waiting">
              <Link href={`/training/claims/${claimId}`}>{title}</Link>
            </Status>
            <p className="at-small">
              {say('claimed', { hours: hoursIn(minutes ?? 0, say.locale) })} {stands}
            </p>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p className="at-small">
          <Link href="/training/claims">{say('allClaims', { n: total - items.length })}</Link>
        </p>
      ) : null}
      <p className="at-small at-soft">{say('waitingNote')}</p>
    </Section>
  )
}
