import type { ReactNode } from 'react'
import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { HelpBar } from './help-bar'
import { Mark } from './icon'
import { Link } from './link'
import { frame } from './messages'
import { Pop, PopButton } from './pop'
import { rich } from './rich'

type Spoken = { locale: Locale }

/** First on the page for the keyboard. */
export function SkipLink({ locale }: Spoken) {
  return (
    <a className="usa-skipnav" href="#main">
      {inWords(frame, locale)('skip')}
    </a>
  )
}

const wide = (chunks: ReactNode) => <span className="at-help__or">{chunks}</span>
const hidden = (chunks: ReactNode) => <span className="at-hide">{chunks}</span>
const link = (href: string) => (chunks: ReactNode) => <a href={href}>{chunks}</a>

/** Marked, so that the front finds them and no other link when the number changes (`app/_front/help-numbers.ts`). */
const call = (chunks: ReactNode) => (
  <a data-line="hotline-call" href="tel:+18883737888">
    {chunks}
  </a>
)
const text = (chunks: ReactNode) => (
  <a data-line="hotline-text" href="sms:233733">
    {chunks}
  </a>
)

export function HelpBand({ locale }: Spoken) {
  const say = inWords(frame, locale)
  return (
    <HelpBar
      label={say('helpNow')}
      danger={rich(say.rich('danger', { call: link('tel:911') }))}
      hotline={rich(say.rich('hotline', { call, text, wide, hidden }))}
      exit={rich(say.rich('leave', { wide: (chunks) => <span>{chunks}</span> }))}
    />
  )
}

type HeaderProps = Spoken & {
  /** `<Places items={…} />`, or what decides on them. */
  nav: ReactNode
  /** `<SignIn />` or `<Account …>`. */
  account?: ReactNode
}

export function Header({ locale, nav, account }: HeaderProps) {
  const say = inWords(frame, locale)
  return (
    <header className="at-head">
      <div className="at-head__in">
        <Link className="at-mark" href="/">
          <Mark />
          Attest
        </Link>
        <PopButton target="nav" icon="menu">
          {say('menu')}
        </PopButton>
        <Pop as="nav" id="nav" className="at-nav" label={say('main')}>
          {nav}
          {account}
        </Pop>
      </div>
    </header>
  )
}
