'use client'
import { useEffect, useRef } from 'react'
import { Checkbox } from '@/app/_ui/choice'
import { dialed, movedReach, type Reach } from '@/lib/directory/line-numbers'
import { CheckFields, type LookForm } from '../line-fields'

const partNames = { phone: 'Number to call', textNumber: 'Number to text', url: 'Page' } as const

/** A victim may be told this number next: the old and the new beside each other, to be tried before they are changed. */
export function SecondLook({ before, after, register, errors }: LookForm & { before: Reach; after: Reach }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="at-note at-note--caution at-gap" aria-labelledby="look-h">
      <h2 id="look-h" ref={heading} tabIndex={-1}>
        Look once more: people will be told this next
      </h2>
      {movedReach(before, after).map((part) => (
        <dl key={part} className="at-facts at-gap">
          <dt>{partNames[part]}, until now</dt>
          <dd>{before[part] ? <del>{before[part]}</del> : 'None'}</dd>
          <dt>{partNames[part]}, from now on</dt>
          <dd>
            <b>
              <Way part={part} to={after[part]} />
            </b>
          </dd>
        </dl>
      ))}
      <p>Try the new one now: call it, text it or open it, and compare it with the source digit by digit.</p>
      <CheckFields register={register} errors={errors} />
      <Checkbox
        label="I looked at the old and the new, and the new one is right"
        error={errors.looked?.message}
        {...register('looked')}
      />
    </section>
  )
}

function Way({ part, to }: { part: keyof Reach; to: string | null }) {
  if (!to) return 'None: people can no longer reach it this way'
  if (part === 'url')
    return (
      <a href={to} target="_blank" rel="noreferrer">
        {to}
      </a>
    )
  return <a href={`${part === 'phone' ? 'tel' : 'sms'}:${dialed(to)}`}>{to}</a>
}
