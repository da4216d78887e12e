'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Item, List } from '@/app/_ui/list'
import { Status, type StatusState } from '@/app/_ui/status'
import { PageTitle } from '@/app/_ui/title'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { type RelatedState, relatedStateNames } from '@/lib/related/fields'
import type { KeptRelated } from '@/lib/related/inputs'
import { takenWords } from '@/lib/related/words'

/** What one suggested, and what became of it. */
export function SuggestionsScreen() {
  const query = useQuery(api.related.listMyRelated.queryOptions())
  return (
    <>
      <PageTitle
        title="Courses I suggested"
        lead="A moderator opens the link of each, and lists it or says what to change."
      >
        <LinkButton href="/suggestions/new">Suggest a course</LinkButton>
      </PageTitle>
      <Suspense>
        <Saved />
      </Suspense>
      <Loaded query={query} lines={5}>
        {({ items }) =>
          items.length > 0 ? (
            <List className="at-gap">
              {items.map((course) => (
                <Suggestion key={course.relatedId} course={course} />
              ))}
            </List>
          ) : (
            <Empty title="You have suggested none yet">
              Somebody elsewhere may be looking for the course that helped you.
            </Empty>
          )
        }
      </Loaded>
    </>
  )
}

function Saved() {
  return <Said words={useSearchParams().get('saved') ? 'It is sent in, and waits for a moderator' : null} />
}

const looks: Record<RelatedState, StatusState> = {
  suggested: 'waiting',
  returned: 'soon',
  listed: 'met',
  retired: 'off',
}

function Suggestion({ course }: { course: KeptRelated }) {
  const { relatedId, slug, status, title, provider, reason, updatedAt } = course
  const href = status === 'listed' ? `/related/${slug}` : status === 'retired' ? undefined : `/suggestions/${relatedId}`
  return (
    <Item title={title} level={2} href={href} meta={[provider, takenWords(course), longDay(dayHere(updatedAt))]}>
      <p>
        <Status state={looks[status]}>{relatedStateNames[status]}</Status>
      </p>
      {reason ? <p className="at-measure">{reason}</p> : null}
    </Item>
  )
}
