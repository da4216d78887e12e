import { Link } from '@/app/_ui/link'
import { hours } from '@/lib/platform/words'

type Props = { of: readonly { id: string; name: string; creditMinutes: number }[] }

/** Hours by training priority; one training can serve several, so they do not add up to the whole. */
export function ByPriority({ of }: Props) {
  if (of.length === 0) return null
  return (
    <p className="at-gap">
      By priority:{' '}
      {of.map(({ id, name, creditMinutes }, place) => (
        <span key={id}>
          {place > 0 ? '; ' : null}
          <Link href={`/priorities/${id}`}>{name}</Link> {hours(creditMinutes)}
        </span>
      ))}
      . <span className="at-small at-soft">A training can count toward several.</span>
    </p>
  )
}
