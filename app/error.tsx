'use client'

import { Fault } from './_ui/fault'

type Failure = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: Failure) {
  return (
    <div lang="en">
      <Fault number={error.digest} onAgain={reset} />
    </div>
  )
}
