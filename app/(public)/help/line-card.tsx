import type { listContactLines } from '@/lib/directory/queries'
import { longDay } from '@/lib/platform/words-of-time'
import { Card } from '../../_ui/card'
import { Facts } from '../../_ui/facts'
import { Link } from '../../_ui/link'

export type Line = Awaited<ReturnType<typeof listContactLines>>['items'][number]

/** One place to turn to: what for, how to reach it, when, and from where we know it. */
export function LineCard({ line }: { line: Line }) {
  const { id, name, purpose, phone, textNumber, url, hours, sourceName, sourceUrl, lastVerifiedOn } = line
  return (
    <Card id={id} title={name} level={3}>
      <p className="at-measure">{purpose}</p>
      <Facts
        className="at-gap"
        items={[
          phone ? { label: 'Call', value: <Dial href={`tel:${dialed(phone)}`} words={phone} of={name} /> } : null,
          textNumber
            ? { label: 'Text', value: <Dial href={`sms:${textNumber}`} words={textNumber} of={name} /> }
            : null,
          url ? { label: 'Online', value: <Link href={url}>{siteOf(url)}</Link> } : null,
          hours ? { label: 'When', value: hours } : null,
        ]}
      />
      <p className="at-small at-soft at-gap">
        From <Link href={sourceUrl}>{sourceName}</Link>; compared with that page on {longDay(lastVerifiedOn)}.
      </p>
    </Card>
  )
}

/** The number alone would say little in a list of links. */
function Dial({ href, words, of }: { href: string; words: string; of: string }) {
  return (
    <a href={href}>
      <b>{words}</b>
      <span className="at-hide">, {of}</span>
    </a>
  )
}

/** Short numbers as they are, others with the country's prefix. */
const dialed = (phone: string) =>
  phone.length <= 4 ? phone : `+1${phone.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')}`

const siteOf = (url: string) => new URL(url).hostname.replace(/^www\./, '')
