'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { LinkButton } from './button'
import { Link } from './link'

export type Place = { href: string; label: string }

/** Four or five places by role. The one that holds the current page is marked; `/` only by itself. */
export function Places({ items }: { items: readonly Place[] }) {
  const path = usePathname()
  const current = items
    .filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <Link
            href={item.href}
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
export function SignIn({ href = '/sign-in' }: { href?: string }) {
  return (
    <p className="at-account">
      <LinkButton href={href} variant="outline" small>
        Sign in
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
  return (
    <details className="at-account">
      <summary>
        <b>{name}</b>
        {note}
      </summary>
      <ul>{children}</ul>
    </details>
  )
}
