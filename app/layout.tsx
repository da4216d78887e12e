import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { AccountMenu, RoleNav } from './_client/account-nav'
import { Providers } from './_client/providers'
import { Footer, Header, HelpBand, SkipLink } from './_ui/frame'

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
    // `first.js` notes on the root element what this browser remembers, before anything is drawn.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/first.js" />
      </head>
      <body>
        <Providers>
          <SkipLink />
          <HelpBand />
          <Header nav={<RoleNav />} account={<AccountMenu />} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <Footer />
        </Providers>
      </body>
    </html>
  )
}
