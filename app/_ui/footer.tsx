import type { Locale } from '@/lib/platform/locales'
import { Link } from './link'
import { around, places } from './messages'
import { placeIn } from './places'

const footLinks = [
  { href: '/help', page: 'help' },
  { href: '/directory', page: 'directory' },
  { href: '/task-forces', page: 'taskForces' },
  { href: '/verify', page: 'verify' },
  { href: '/help#site', page: 'helpWithSite' },
  { href: '/accessibility', page: 'accessibility' },
  { href: '/privacy', page: 'privacy' },
  { href: '/about', page: 'about' },
  { href: '/developers', page: 'developers' },
] as const

export function Footer({ locale }: { locale: Locale }) {
  return (
    <footer className="at-foot">
      <div className="at-foot__in">
        <ul>
          {footLinks.map(({ href, page }) => {
            const { label, ...lead } = placeIn(locale, { href, label: places[page] })
            return (
              <li key={href}>
                <Link {...lead}>{label}</Link>
              </li>
            )
          })}
        </ul>
        <p>{around.notGovernment[locale]}</p>
      </div>
    </footer>
  )
}
