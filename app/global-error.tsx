'use client'

import { Fault } from './_ui/fault'
import { Footer, HelpBand } from './_ui/frame'

import './_ui/uswds.scss'
import './_ui/attest.css'

type Failure = { error: Error & { digest?: string } }

/** The frame itself broke: help and exit are still here, and the next try is a fresh load. */
export default function GlobalError({ error }: Failure) {
  return (
    <html lang="en">
      <body>
        <title>This is our fault · Attest</title>
        <HelpBand />
        <main id="main">
          <Fault number={error.digest} onAgain={() => window.location.reload()} />
        </main>
        <Footer />
      </body>
    </html>
  )
}
