'use client'
import { useState } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { count } from '@/lib/platform/words'
import { mailToAll } from '../../_mail'

type Props = {
  items: readonly { personId: string; email: string | null }[]
  /** Where Attest writes to them. */
  href: string | null
}

/** One letter to everybody listed: from Attest, or from the coordinator's own mail program. */
export function WriteToAll({ items, href: writeHref }: Props) {
  const [copied, setCopied] = useState<string>()
  const addresses = [...new Set(items.flatMap(({ email }) => email ?? []))]
  const write = writeHref ? (
    <LinkButton small href={writeHref}>
      Write from Attest
    </LinkButton>
  ) : null
  if (addresses.length < 2) return write && <p className="at-gap at-noprint">{write}</p>
  const href = mailToAll(addresses)
  const people = count(addresses.length, 'person', 'people')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(addresses.join(', '))
      setCopied(`${people} copied. Paste them into the blind copy line of a message.`)
    } catch {
      setCopied(`This browser does not let us copy. The addresses: ${addresses.join(', ')}`)
    }
  }
  return (
    <div className="at-gap at-noprint">
      <p className="at-row">
        {write}
        {href ? (
          <a className="usa-button usa-button--outline at-button--small" href={href}>
            Write to these {people} yourself
          </a>
        ) : null}
        <Button small variant="outline" onClick={() => void copy()}>
          Copy {count(addresses.length, 'address', 'addresses')}
        </Button>
      </p>
      <p className="at-small at-soft">
        What you write yourself opens in your own mail program, with a subject that gives nothing away; nobody sees the
        others, and Attest keeps no note of it.
      </p>
      <p role="status" className="at-small">
        {copied}
      </p>
    </div>
  )
}
