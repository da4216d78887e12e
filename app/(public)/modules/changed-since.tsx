import { Link } from '@/app/_ui/link'
import type { ChangedSince } from '@/lib/catalog/inputs'

type Props = {
  slug: string
  edition: number
  changedSince: ChangedSince | null
  /** The way to the newer edition stands beside it. */
  onItsPage?: boolean
}

/** To whoever reads or takes an edition since which what is taught has changed: as what it counts, and what follows. */
export function ChangedSinceThen({ slug, edition, changedSince, onItsPage = false }: Props) {
  if (!changedSince) return null
  const { edition: newer, difference } = changedSince
  return (
    <>
      <p>
        Edition {newer} changes what is taught. What you finish in edition {edition} counts as edition {edition}: if
        your agency asks for new editions, it will ask you for edition {newer} as well.
      </p>
      {difference ? (
        <p>
          Once you have finished edition {edition}, <Link href={`/modules/${difference.slug}`}>{difference.title}</Link>{' '}
          is enough: it teaches only what is new.
        </p>
      ) : null}
      {onItsPage ? null : (
        <p>
          <Link href={`/modules/${slug}`}>Go to edition {newer}</Link>
        </p>
      )}
    </>
  )
}
