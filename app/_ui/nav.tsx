'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { LinkButton } from './button'
import { Link } from './link'
import { names } from './names'
import type { Place } from './places'

/** Four or five places by role. The one that holds the current page is marked; `/` only by itself. */
export function Places({ items, className }: { items: readonly Place[]; className?: string | undefined }) {
  const path = usePathname()
  const current = items
    .filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <ul className={className}>
      {items.map((item) => (
        <li key={item.href}>
          <Link
            href={item.href}
            hrefLang={item.hrefLang}
            {...(item === current ? { 'aria-current': path === item.href ? 'page' : 'true' } : {})}
          >
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Before anybody is known. */
export function SignIn({ href, label, className }: Place & { className?: string | undefined }) {
  return (
    <p className={names('at-account', className)}>
      <LinkButton href={href} variant="outline" small>
        {label}
      </LinkButton>
    </p>
  )
}

type AccountProps = {
  name: string
  /** The agency, or the role. */
  note?: string | undefined
  /** Links and the sign-out button, each in its `li`. */
  children: ReactNode
}

export function Account({ name, note, children }: AccountProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => closesItself(menu), [])
  return (
    <details className="at-account" ref={menu}>
      <summary>
        <b>{name}</b>
        {note}
      </summary>
      <ul>{children}</ul>
    </details>
  )
}

/** A menu closes by Escape, which gives the focus back, and by a press anywhere else. */
function closesItself(menu: RefObject<HTMLDetailsElement | null>): () => void {
  const close = () => {
    if (!menu.current?.open) return
    menu.current.open = false
    if (menu.current.contains(document.activeElement)) menu.current.querySelector('summary')?.focus()
  }
  const pressed = (event: PointerEvent) => {
    if (!menu.current?.contains(event.target as Node)) close()
  }
  const typed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }
  document.addEventListener('pointerdown', pressed)
  document.addEventListener('keydown', typed)
  return () => {
    document.removeEventListener('pointerdown', pressed)
    document.removeEventListener('keydown', typed)
  }
}
