'use client'
import { AsAsked } from '@/app/_ui/as-asked'
import { Button } from '@/app/_ui/button'
import { DateField } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { dayHere } from '@/lib/platform/words-of-time'
import { type Period, periodWords, withPeriod } from './words'

/** Which part of the record is shown, and with it what the file holds; the address keeps it. */
export function PeriodForm({ period }: { period: Period }) {
  const year = Number(dayHere(new Date().toISOString()).slice(0, 4))
  const isPart = period.from !== undefined || period.to !== undefined
  return (
    <>
      <form action="/transcript" className="at-row at-row--end at-noprint">
        <AsAsked />
        <DateField label="Earned from" name="from" defaultValue={period.from} />
        <DateField label="To" name="to" defaultValue={period.to} />
        <Button type="submit" variant="outline">
          Show
        </Button>
      </form>
      <p className="at-small at-noprint">
        Often wanted:{' '}
        <Link href={withPeriod('/transcript', { from: `${year}-01-01`, to: `${year}-12-31` })}>this calendar year</Link>
        ,{' '}
        <Link href={withPeriod('/transcript', { from: `${year - 1}-01-01`, to: `${year}-12-31` })}>
          this year and the last
        </Link>
        , <Link href="/transcript">everything</Link>
      </p>
      {isPart ? (
        <p>
          <b>Only what was earned {periodWords(period)} is shown and counted.</b>
        </p>
      ) : null}
    </>
  )
}
