'use client'

import { Fault } from './_ui/fault'
import { Footer } from './_ui/footer'
import { HelpBar } from './_ui/help-bar'

import './_ui/uswds.scss'
import './_ui/attest.css'

type Failure = { error: Error & { digest?: string } }

/** The frame itself broke, and what language the page was in is not known: help and exit are still here, and the next try is a fresh load. */
export default function GlobalError({ error }: Failure) {
  return (
    <html lang="en">
      <body>
        <title>This is our fault · Attest</title>
        <HelpBar
          label="Get help now"
          danger={
            <>
              In danger? Call <a href="tel:911">911</a>
            </>
          }
          hotline={
            <>
              <span className="at-hide">National Human Trafficking </span>Hotline{' '}
              <a href="tel:+18883737888">1-888-373-7888</a>
              <span className="at-help__or"> or</span> text <a href="sms:233733">233733</a>
            </>
          }
          exit={
            <>
              Leave<span> this site</span>
            </>
          }
        />
        <main id="main">
          <Fault number={error.digest} onAgain={() => window.location.reload()} />
        </main>
        <Footer locale="en" />
      </body>
    </html>
  )
}
