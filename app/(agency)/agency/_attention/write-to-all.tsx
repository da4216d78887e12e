'use client'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { count } from '@/lib/platform/words'
import { mailToAll } from '../../_mail'

type Props = { items: readonly { personId: string; email: string | null }[] }

/** One letter to everybody listed, from the coordinator's own mail program. */
export function WriteToAll({ items }: Props) {
  const [copied, setCopied] = useState<string>()
  const addresses = [...new Set(items.flatMap(({ email }) => email ?? []))]
  if (addresses.length < 2) return null
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
        {href ? (
          <a className="usa-button usa-button--outline at-button--small" href={href}>
            Write to these {people}
          </a>
        ) : null}
        <Button small variant="outline" onClick={() => void copy()}>
          Copy {count(addresses.length, 'address', 'addresses')}
        </Button>
      </p>
      <p className="at-small at-soft">
        Letters open in your own mail program, with a subject that gives nothing away; nobody sees the others. Attest
        does not send them and keeps no note of them.
      </p>
      <p role="status" className="at-small">
        {copied}
      </p>
    </div>
  )
}
