'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { useMe } from '@/app/_client/me'
import { Status } from '@/app/_ui/status'
import { capital, count } from '@/lib/platform/words'
import { monthAndYear, overdueBy, span } from '@/lib/platform/words-of-time'

/** How a module stands for who is signed in: due, done or begun. Draws nothing for everybody else. */
export function MyStanding({ slug }: { slug: string }) {
  const enabled = useMe().me?.signedIn === true
  const owed = useQuery(api.requirements.listMyObligations.queryOptions({ input: {}, enabled }))
  const taken = useQuery(api.learning.listMyEnrollments.queryOptions({ enabled }))
  const due = owed.data?.items.find(({ courseSlug }) => courseSlug === slug)?.status
  const mine = taken.data?.items.filter((each) => each.slug === slug) ?? []
  const begun = mine.find(({ completedAt }) => !completedAt)
  const done = mine.find(({ completedAt }) => completedAt)
  if (due?.kind === 'overdue') return <Line state="overdue">{capital(overdueBy(due.days))}</Line>
  if (due?.kind === 'due-soon') return <Line state="soon">Due in {span(due.days ?? 0)}</Line>
  if (begun)
    return (
      <Line state="half">
        {begun.lessonsDone} of {count(begun.lessonsTotal, 'lesson')} done
      </Line>
    )
  if (done?.completedAt) return <Line state="met">Done {monthAndYear(done.completedAt)}</Line>
  return null
}

function Line({ state, children }: Parameters<typeof Status>[0]) {
  return (
    <>
      <br />
      <Status state={state}>{children}</Status>
    </>
  )
}
