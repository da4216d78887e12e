'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '../../_ui/button'
import { Fault } from '../../_ui/fault'
import { Sheet } from '../../_ui/sheet'

/** What takes the focus, or speaks, as soon as it is there: there while this is folded out. */
export function Folded({ words, children }: { words: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words}</summary>
      {open ? children : null}
    </details>
  )
}

const nothing = () => {}

export function OpenSheet({ title, children }: { title: string; children: ReactNode }) {
  const foot = (
    <>
      <Button>Remind</Button>
      <Button variant="outline">Extend</Button>
    </>
  )
  return (
    <div className="specimen-box">
      <Sheet open onClose={nothing} kicker="Marlow Bay Police Department" title={title} foot={foot}>
        {children}
      </Sheet>
    </div>
  )
}

export function FaultWithNumber() {
  return <Fault number="01-7F3A" onAgain={nothing} />
}

export function FaultWithout() {
  return <Fault onAgain={nothing} />
}
