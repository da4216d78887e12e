'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { useMe } from '@/app/_client/me'
import { LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'

type Props = { slug: string; agencies: readonly { agencyId: string | null; name: string }[] }

/** On the page of a task force, for whom keeps it and for whom looks after a partner: the ways from here to their own part. */
export function ForKeepers({ slug, agencies }: Props) {
  const { me } = useMe()
  const signedIn = me?.signedIn === true
  const mine = useQuery(api.taskForces.listMyTaskForces.queryOptions({ enabled: signedIn }))
  if (!me || !signedIn) return null
  const keeps = me.may.administer || mine.data?.items.some((each) => each.slug === slug)
  const own = agencies.flatMap(({ agencyId, name }) => {
    if (!agencyId) return []
    if (me.may.administer) return [{ name, href: `/admin/agencies/${agencyId}` }]
    return me.looksAfter.some((each) => each.agencyId === agencyId && each.mayChange)
      ? [{ name, href: `/agency/task-forces?agency=${agencyId}` }]
      : []
  })
  if (!keeps && own.length === 0) return null
  return (
    <p className="at-row at-noprint">
      {keeps ? (
        <LinkButton variant="outline" href={`/task-forces/${slug}/keep`}>
          Keep this task force
        </LinkButton>
      ) : null}
      {own.map(({ name, href }) => (
        <Link key={href} href={href}>
          Your part: {name}
        </Link>
      ))}
    </p>
  )
}
