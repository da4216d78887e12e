import { Link } from '../_ui/link'

type Props = { difference: { slug: string; title: string } | null }

/** Where a new edition asks again, and a module teaches the difference: that is enough. */
export function DifferenceTold({ difference }: Props) {
  if (!difference) return null
  return (
    <p className="at-small">
      After an earlier edition, <Link href={`/modules/${difference.slug}`}>{difference.title}</Link> is enough: it
      teaches only what is new.
    </p>
  )
}
