import type { ListingState } from '@/lib/directory/fields'
import { longDay } from '@/lib/platform/words-of-time'
import { Link } from '../../_ui/link'
import { Status, type StatusState } from '../../_ui/status'

const shapes: Record<ListingState | 'stale', StatusState> = {
  suggested: 'waiting',
  returned: 'soon',
  listed: 'met',
  stale: 'soon',
  retired: 'off',
}
const words: Record<ListingState | 'stale', string> = {
  suggested: 'Waits for a moderator',
  returned: 'Returned with a reason',
  listed: 'In the directory',
  stale: 'Due to be checked again',
  retired: 'Retired',
}

type Props = {
  status: ListingState
  isStale: boolean
  slug: string | null
  name: string
  lastVerifiedOn: string | null
  reason?: string | null
}

/** Where a listing stands, in words and as a mark, with what somebody said about it. */
export function Standing({ status, isStale, slug, name, lastVerifiedOn, reason }: Props) {
  const life = isStale ? 'stale' : status
  return (
    <>
      <Status state={shapes[life]}>{words[life]}</Status>
      {status === 'listed' && lastVerifiedOn ? (
        <>
          <br />
          <span className="at-small">Last verified {longDay(lastVerifiedOn)}</span>
        </>
      ) : null}
      {reason ? (
        <>
          <br />
          <span className="at-small">{reason}</span>
        </>
      ) : null}
      {slug ? (
        <>
          <br />
          <Link className="at-small" href={`/directory/${slug}`}>
            Its page<span className="at-hide">: {name}</span>
          </Link>
        </>
      ) : null}
    </>
  )
}
