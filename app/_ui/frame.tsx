import type { ReactNode } from 'react'
import { Mark } from './icon'
import { Link } from './link'
import type { Place } from './nav'
import { Pop, PopButton } from './pop'
import { QuickExit } from './quick-exit'

/** First on the page for the keyboard. */
export function SkipLink() {
  return (
    <a className="usa-skipnav" href="#main">
      Skip to main content
    </a>
  )
}

/** Help and exit: on every page, in the same place, never covered. */
export function HelpBand() {
  return (
    <aside className="at-help" aria-label="Get help now">
      <div className="at-help__in">
        <p>
          <span>
            In danger? Call <a href="tel:911">911</a>
          </span>{' '}
          <span>
            <span className="at-hide">National Human Trafficking </span>Hotline{' '}
            <a href="tel:+18883737888">1-888-373-7888</a>
            <span className="at-help__or"> or</span> text <a href="sms:233733">233733</a>
          </span>
        </p>
        <QuickExit />
      </div>
    </aside>
  )
}

/** What anybody sees before the role is known. */
export const publicPlaces: readonly Place[] = [
  { href: '/modules', label: 'Modules' },
  { href: '/calendar', label: 'Calendar' },
  { href: '/help', label: 'Get help' },
  { href: '/verify', label: 'Verify a certificate' },
]

type HeaderProps = {
  /** `<Places items={…} />`, or what decides on them. */
  nav: ReactNode
  /** `<SignIn />` or `<Account …>`. */
  account?: ReactNode
}

export function Header({ nav, account }: HeaderProps) {
  return (
    <header className="at-head">
      <div className="at-head__in">
        <Link className="at-mark" href="/">
          <Mark />
          Attest
        </Link>
        <PopButton target="nav" icon="menu">
          Menu
        </PopButton>
        <Pop as="nav" id="nav" className="at-nav" label="Main">
          {nav}
          {account}
        </Pop>
      </div>
    </header>
  )
}

const footLinks: readonly Place[] = [
  { href: '/help', label: 'Get help' },
  { href: '/verify', label: 'Verify a certificate' },
  { href: '/help#site', label: 'Help with this site' },
  { href: '/accessibility', label: 'Accessibility' },
  { href: '/privacy', label: 'Privacy and your record' },
  { href: '/about', label: 'About' },
  { href: '/developers', label: 'API documentation' },
]

export function Footer() {
  return (
    <footer className="at-foot">
      <div className="at-foot__in">
        <ul>
          {footLinks.map(({ href, label }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
            </li>
          ))}
        </ul>
        <p>
          Attest is not a government website. Links to other organizations are given for information; they are not an
          endorsement of the organization, its services or its views.
        </p>
      </div>
    </footer>
  )
}

/** One page and one wording for "not there" and "not allowed", so that neither gives the other away. */
export function Forbidden({ startHref = '/' }: { startHref?: string }) {
  return (
    <div className="at-page">
      <div className="at-narrow at-stack">
        <h1>We cannot show this page</h1>
        <p className="at-lead">It may not exist, or your role may not include it.</p>
        <p>
          If a colleague sent you the link, ask which agency it belongs to. If you followed a link of ours, the page may
          have moved.
        </p>
        <p className="at-row">
          <Link className="usa-button" href={startHref}>
            Go to the start page
          </Link>
          <Link href="/help">Get help</Link>
        </p>
      </div>
    </div>
  )
}
