'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import type { Me } from '@/lib/agencies/me-shape'
/** The header by what the person may do. Until it is known, and for everybody else, it is the public one. */
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { fullName } from '@/lib/platform/words'
import { useLocale } from '../_ui/language'
import { Link } from '../_ui/link'
import { Account, Places, SignIn } from '../_ui/nav'
import { type Place, placeIn, publicPlaces } from '../_ui/places'
import { useHash } from './arrive'
import { useMe } from './me'
import { account } from './messages'
import { signInHref } from './next-place'
import { signOut } from './sign-in'

const learner: readonly Place[] = [
  { href: '/training', label: 'My training' },
  { href: '/modules', label: 'Modules' },
  { href: '/calendar', label: 'Calendar' },
  { href: '/directory', label: 'Directory' },
  { href: '/transcript', label: 'Transcript' },
]
const coordinator: readonly Place[] = [
  { href: '/agency', label: 'Attention' },
  { href: '/agency/completion', label: 'Completion' },
  { href: '/agency/hours', label: 'Hours' },
  { href: '/agency/roster', label: 'Roster' },
  { href: '/agency/requirements', label: 'Requirements' },
]
const supervisor = coordinator.slice(0, 3)
const administrator: readonly Place[] = [
  { href: '/admin', label: 'Agencies' },
  { href: '/admin/audit', label: 'Audit trail' },
  { href: '/modules', label: 'Modules' },
  { href: '/calendar', label: 'Calendar' },
]
const organizer: readonly Place[] = [
  { href: '/events', label: 'My events' },
  { href: '/events/new', label: 'Post an event' },
  { href: '/calendar', label: 'Calendar' },
  { href: '/modules', label: 'Modules' },
]
const moderator: readonly Place[] = [
  { href: '/moderation', label: 'Moderation' },
  { href: '/moderation/directory', label: 'Directory' },
  { href: '/calendar', label: 'Calendar' },
  { href: '/events', label: 'My events' },
  { href: '/modules', label: 'Modules' },
]

const officer: readonly Place[] = [
  { href: '/requests/queue', label: 'Requests' },
  { href: '/calendar', label: 'Calendar' },
  { href: '/events', label: 'My events' },
  { href: '/modules', label: 'Modules' },
]

/** Where a person begins: what waits for them first. */
export function startOf(me: Me): string {
  if (!me.signedIn) return '/'
  if (me.looksAfter.length > 0) return '/agency'
  if (me.may.administer) return '/admin'
  if (me.may.moderate) return '/moderation'
  if (me.may.answerRequests) return '/requests/queue'
  if (me.may.organize) return '/events'
  return '/training'
}

function placesOf(me: Me): readonly Place[] {
  if (me.looksAfter.length > 0) return me.looksAfter.some((each) => each.mayChange) ? coordinator : supervisor
  if (me.may.administer) return administrator
  if (me.may.moderate) return moderator
  if (me.may.answerRequests) return officer
  if (me.may.organize) return organizer
  return learner
}

export function RoleNav() {
  const { me } = useMe()
  const locale = useLocale()
  const anybody = publicPlaces(locale)
  // The parts of the roles are in English.
  if (locale !== USUAL_LOCALE) return <Places items={anybody} />
  // Held back by CSS where somebody was signed in, so that nothing jumps when their menu takes its place.
  if (!me) return <Places items={anybody} className="at-unknown" />
  // Places of their own, not those held back for anybody moved aside.
  return me.signedIn ? <Places key="own" items={placesOf(me)} /> : <Places items={anybody} />
}

/** From a page in another language: where they begin, and the account itself. */
const ownPlaces = (me: Me, locale: Locale): Place[] =>
  [
    { href: startOf(me), label: account.start },
    { href: '/profile', label: account.profile },
    { href: '/sessions', label: account.sessions },
  ].map((place) => placeIn(locale, place))

/** Everything else of theirs: the other parts of the product that their roles open, and the account itself. */
function furtherPlaces(me: Me): Place[] {
  const shown = new Set(placesOf(me).map((place) => place.href))
  const all: Place[] = [
    ...learner,
    ...(me.looksAfter.length > 0 ? coordinator.slice(0, 1) : []),
    { href: '/training/claims', label: 'Outside training' },
    { href: '/requests', label: 'Ask for training or help' },
    { href: '/requests/mine', label: 'My requests' },
    ...(me.looksAfter.some((each) => each.mayChange)
      ? [
          { href: '/agency/claims', label: 'Outside training to decide' },
          { href: '/agency/requests', label: 'Requests of the agency' },
          { href: '/agency/events', label: 'Events of our people' },
          { href: '/agency/task-forces', label: 'Task forces of the agency' },
        ]
      : []),
    ...(me.may.answerRequests ? officer.slice(0, 1) : []),
    { href: '/events', label: 'My events' },
    { href: '/listings', label: 'My listings' },
    ...(me.may.moderate ? moderator.slice(0, 2) : []),
    ...(me.may.administer ? administrator.slice(0, 1) : []),
    { href: '/profile', label: account.profile.en },
    { href: '/sessions', label: account.sessions.en },
    { href: '/settings/calendar', label: 'Calendar by mail' },
    { href: '/tokens', label: 'API tokens' },
  ]
  return all.filter((place) => !shown.has(place.href))
}

/** Leads back to the page it stands on, with its query and the part that it names. */
function SignInHere({ unknown }: { unknown: boolean }) {
  const className = unknown ? 'at-unknown' : undefined
  const path = usePathname()
  const label = account.signIn[useLocale()]
  return (
    <Suspense fallback={<SignIn href={signInHref(path, '')} label={label} className={className} />}>
      <SignInWithQuery path={path} label={label} className={className} />
    </Suspense>
  )
}

type SignInProps = { path: string; label: string; className: string | undefined }

function SignInWithQuery({ path, ...rest }: SignInProps) {
  return <SignIn href={signInHref(path, useSearchParams().toString(), useHash())} {...rest} />
}

export function AccountMenu() {
  const path = usePathname()
  const { me } = useMe()
  const locale = useLocale()
  if (!me?.signedIn || !me.person) return <SignInHere unknown={!me} />
  const agency = me.looksAfter[0]?.name ?? me.serves[0]?.name
  return (
    <Account key={path} name={fullName({ given: me.person.givenName, family: me.person.familyName })} note={agency}>
      {(locale === USUAL_LOCALE ? furtherPlaces(me) : ownPlaces(me, locale)).map(({ label, ...lead }) => (
        <li key={lead.href}>
          <Link {...lead}>{label}</Link>
        </li>
      ))}
      <li>
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => void signOut()}>
          {account.signOut[locale]}
        </button>
      </li>
    </Account>
  )
}
