import { Fragment } from 'react'
import { dialed, type Reach } from '@/lib/directory/line-numbers'
import { Link } from '../../../_ui/link'

/** Where a line leads, to be tried at once: each number dials, each page opens. */
export function LineReach({ phone, textNumber, url }: Reach) {
  const ways = [
    phone ? (
      <Fragment key="phone">
        Call <a href={`tel:${dialed(phone)}`}>{phone}</a>
      </Fragment>
    ) : null,
    textNumber ? (
      <Fragment key="text">
        Text <a href={`sms:${dialed(textNumber)}`}>{textNumber}</a>
      </Fragment>
    ) : null,
    url ? (
      <Link key="url" href={url}>
        {new URL(url).hostname.replace(/^www\./, '')}
      </Link>
    ) : null,
  ].filter((way) => way !== null)
  return ways.map((way, place) => (
    <Fragment key={way.key}>
      {place > 0 ? <br /> : null}
      {way}
    </Fragment>
  ))
}
