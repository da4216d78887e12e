'use client'
/** Beside the form: what becomes of it, and what one brought in before. Fetched after the form. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClaimItem } from '@/lib/claims/shapes'
import { api } from '../../_client/api'
import { Button } from '../../_ui/button'
import { Link } from '../../_ui/link'
import { Steps } from '../../_ui/list'
import { useWords } from '../../_ui/words'
import { fillEmpty } from './like-last'
import type { formTexts } from './messages'
import { StateStatus } from './state-status'
import type { ClaimForm } from './values'

/** Where it stands beside the form and not below it. */
const WIDE = '(min-width: 64em)'
const MOST = 3

type Props = { form: ClaimForm; claimId: string | null }

export function Beside(props: Props) {
  return (
    <aside className="at-stack">
      <NextSteps />
      <Earlier {...props} />
    </aside>
  )
}

/** What becomes of it once it is sent; on a phone folded, below what is to be written. */
function NextSteps() {
  const say = useWords<typeof formTexts>()
  return (
    <details className="at-card" open={window.matchMedia(WIDE).matches}>
      <summary>{say('next')}</summary>
      <Steps
        items={[
          { title: say('nextNow'), body: say('nextNowText') },
          { title: say('nextThen'), body: say('nextThenText') },
          { title: say('nextApproved'), body: say('nextApprovedText') },
          { title: say('nextRefused'), body: say('nextRefusedText') },
        ]}
      />
    </details>
  )
}

/** The last few that were sent, and where each stands; what is taken again begins as it was then. */
function Earlier({ form, claimId }: Props) {
  const say = useWords<typeof formTexts>()
  const { data } = useQuery(api.claims.listMyClaims.queryOptions({ input: { page: 1 } }))
  const { said, take } = useTaken(form)
  const sent = (data?.items ?? []).filter((each) => each.claimId !== claimId && each.state !== 'draft')
  if (sent.length === 0) return null
  return (
    <section className="at-card" aria-labelledby="earlier-h">
      <h2 id="earlier-h" className="at-h3">
        {say('earlier')}
      </h2>
      <p className="at-small">{say('earlierText')}</p>
      <ul className="at-plain at-stack">
        {sent.slice(0, MOST).map((each) => (
          <li key={each.claimId}>
            <StateStatus state={each.state} locale={say.locale} own />
            <p>
              <Link href={`/training/claims/${each.claimId}`}>{each.title}</Link>
              <span className="at-sub">{each.stands}</span>
            </p>
            <Button variant="link" small onClick={() => take(each)}>
              {say('likeThis')}
              <span className="at-hide"> {each.title}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="at-small" role="status">
        {said}
      </p>
      {sent.length > MOST ? (
        <p className="at-small">
          <Link href="/training/claims">{say('allEarlier')}</Link>
        </p>
      ) : null}
    </section>
  )
}

/** What is said of the one that was chosen last. */
function useTaken(form: ClaimForm) {
  const say = useWords<typeof formTexts>()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const take = ({ claimId, title }: ClaimItem) => {
    const filled = queries.fetchQuery(api.claims.getClaim.queryOptions({ input: { claimId } })).then(({ fields }) => {
      if (!fillEmpty(form, fields)) return say('likeNothing', { title })
      // The list may stand far below the form: what is still to be given comes next.
      form.setFocus('startsOn')
      return say('likeTaken', { title })
    })
    void filled.catch(() => say('likeFailed')).then(setSaid)
  }
  return { said, take }
}
