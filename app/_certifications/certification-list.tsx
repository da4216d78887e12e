'use client'
import { useRef, useState } from 'react'
import type { CertificationTold } from '@/lib/certifications/inputs'
import { useMe } from '../_client/me'
import { Button } from '../_ui/button'
import { useWords } from '../_ui/words'
import { CertificationForm, type Place } from './certification-form'
import { CertificationItem } from './certification-item'
import type { CertificationTexts } from './messages'

type Props = {
  items: readonly CertificationTold[]
  mayEnter: boolean
  personId: string | null
  agencies: readonly Place[]
  /** Where there is none. */
  none: string
}

/** All that somebody holds, and the form for one more or the renewal of one. */
export function CertificationList({ items, mayEnter, personId, agencies, none }: Props) {
  const say = useWords<CertificationTexts>()
  const me = useMe().me?.person?.id
  const [open, setOpen] = useState<CertificationTold | 'new' | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(null)
    list.current?.focus()
  }
  const renews = open === 'new' ? null : open
  const places = renews ? agencies.filter(({ name }) => name === renews.agencyName) : agencies
  return (
    <>
      <div ref={list} tabIndex={-1}>
        {items.length === 0 ? <p>{none}</p> : null}
        <ul className="at-plain at-stack at-gap">
          {items.map((item) => (
            <CertificationItem
              key={item.certificationId}
              item={item}
              onRenew={mayEnter && open === null ? () => setOpen(item) : undefined}
            />
          ))}
        </ul>
      </div>
      {mayEnter && open === null ? (
        <p className="at-gap at-noprint">
          <Button variant="outline" onClick={() => setOpen('new')}>
            {say('enter')}
          </Button>
        </p>
      ) : null}
      {open !== null && me ? (
        <CertificationForm
          key={renews?.certificationId ?? 'new'}
          {...{ me, personId, renews }}
          agencies={places}
          onClose={close}
        />
      ) : null}
    </>
  )
}
