import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { isShown } from '@/lib/platform/env'
import { type Locale, locales, USUAL_LOCALE } from '@/lib/platform/locales'
import { AccountMenu, RoleNav } from './_client/account-nav'
import { Providers } from './_client/providers'
import { Footer } from './_ui/footer'
import { Header, HelpBand, SkipLink } from './_ui/frame'
import { Html, InLanguage } from './_ui/html'

import './_ui/uswds.scss'
import './_ui/attest.css'

export const metadata: Metadata = {
  title: { template: '%s · Attest', default: 'Attest' },
  description: 'Training for people who meet victims, and a record of it that anyone can verify.',
  manifest: '/manifest.webmanifest',
  referrer: 'same-origin',
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#093b44' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <Html>
      <head>
        <script src="/first.js" />
      </head>
      <body>
        <Providers>
          <InLanguage {...inEach((locale) => <Top locale={locale} />)} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <InLanguage {...inEach((locale) => <Footer locale={locale} />)} />
        </Providers>
        {/* Here `first.js` says which page was come to. */}
        <p className="at-hide at-arrived" aria-live="assertive" />
      </body>
    </Html>
  )
}

/**
 * In every language that is shown: which of them the page is in, only its address says. A page that is built once holds those
 * that were shown where it was built.
 */
const inEach = (part: (locale: Locale) => ReactNode): Partial<Record<Locale, ReactNode>> =>
  Object.fromEntries(locales.filter((each) => each === USUAL_LOCALE || isShown(each)).map((each) => [each, part(each)]))

function Top({ locale }: { locale: Locale }) {
  return (
    <>
      <SkipLink locale={locale} />
      <HelpBand locale={locale} />
      <Header locale={locale} nav={<RoleNav />} account={<AccountMenu />} />
    </>
  )
}
