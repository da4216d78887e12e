import { Fragment } from 'react'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Card } from '../../../_ui/card'
import { Facts } from '../../../_ui/facts'
import { Link } from '../../../_ui/link'
import { directoryHref } from '../../directory/address'
import { Call } from '../../help/dial'
import { oneForce } from '../messages'

const say = inWords(oneForce, USUAL_LOCALE)
type Props = { force: TaskForce }

export function Contact({ force: { name, phone, email, url } }: Props) {
  return (
    <Card id="contact" title={say('contact')}>
      {phone || email || url ? (
        <Facts
          items={[
            phone ? { label: say('call'), value: <Call phone={phone} of={name} /> } : null,
            email ? { label: say('write'), value: <WriteTo email={email} /> } : null,
            url
              ? { label: say('online'), value: <Link href={url}>{new URL(url).hostname.replace(/^www\./, '')}</Link> }
              : null,
          ]}
        />
      ) : (
        <p>{say('noContact')}</p>
      )}
      <p className="at-small at-soft at-gap">{say('noVictimData')}</p>
    </Card>
  )
}

/** A long one breaks after its @ and before its dots, and not within a word. */
function WriteTo({ email }: { email: string }) {
  return (
    <a href={`mailto:${email}`}>
      {email.split(/(?<=@)|(?=\.)/).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address stand in their order
        <Fragment key={at}>
          {at > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </a>
  )
}

export function WorkingWithIt({ force: { listing, postalCode } }: Props) {
  return (
    <Card id="working" title={say('working')} className="at-noprint">
      <ul>
        <li>
          {listing ? (
            <Link href={`/directory/${listing.slug}`}>{say('listing')}</Link>
          ) : (
            <Link href="/listings/new">{say('suggest')}</Link>
          )}
        </li>
        {postalCode ? (
          <li>
            <Link href={directoryHref({ zip: postalCode, kind: ['service-provider'] })}>{say('near')}</Link>
          </li>
        ) : null}
        <li>
          <Link href="/requests">{say('askTraining')}</Link>
        </li>
        <li>
          <Link href="/priorities/collaboration">{say('collaboration')}</Link>
        </li>
      </ul>
    </Card>
  )
}
