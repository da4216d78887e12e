'use client'
import type { MouseEvent, ReactNode } from 'react'

/** Turns to another question without asking the server, so that it works without a connection; the address follows. */
export function turnTo(href: string): void {
  window.history.pushState(null, '', href)
  window.scrollTo(0, 0)
}

type Props = { href: string; className?: string | undefined; onTurn?: () => void; children: ReactNode }

export function QuestionLink({ href, className, onTurn, children }: Props) {
  const turn = (event: MouseEvent) => {
    onTurn?.()
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    turnTo(href)
  }
  return (
    <a href={href} className={className} onClick={turn}>
      {children}
    </a>
  )
}
