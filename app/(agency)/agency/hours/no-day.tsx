import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { yearIn } from './address'

type Props = {
  /** What stands in the address for a day. */
  noDay: string
  /** The same screen for these days; without any, for the calendar year of today. */
  hrefFor: (days: { from: string; to: string }) => string
}

/** An address that names a day which does not exist shows no other days in its place. */
export function NoDay({ noDay, hrefFor }: Props) {
  const year = yearIn(noDay)
  return (
    <>
      <PageTitle title="Hours of training" />
      <Note className="at-gap" kind="caution" title={`There is no day “${noDay.slice(0, 40)}”`}>
        <p>No hours are shown, since it is not known which days are meant. Days are written as 2026-11-22.</p>
        <p className="at-row">
          {year ? <Link href={hrefFor(year)}>{`Show the year ${year.year}`}</Link> : null}
          <Link href={hrefFor({ from: '', to: '' })}>Show this calendar year</Link>
        </p>
      </Note>
    </>
  )
}
