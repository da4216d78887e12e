'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { useMe } from '@/app/_client/me'
import { Link } from '@/app/_ui/link'

export const ledByMe = () => api.taskForces.listMyTaskForces.queryOptions()

/** On the home of whoever leads a task force: the way to keep it. Nothing for everybody else. */
export function LedByMe({ className }: { className?: string | undefined }) {
  const { me } = useMe()
  const { data } = useQuery({ ...ledByMe(), enabled: me?.signedIn === true })
  return (data?.items ?? []).map(({ slug, name }) => (
    <p key={slug} className={className}>
      <Link href={`/task-forces/${slug}/keep`}>{name}</Link>
      <span className="at-sub">a task force that you lead</span>
    </p>
  ))
}
