import { Button } from './button'
import { Link } from './link'

type FaultProps = {
  /** Finds the case in the log. */
  number?: string | undefined
  onAgain: () => void
}

/** Something broke on our side, and we say so. */
export function Fault({ number, onAgain }: FaultProps) {
  return (
    <div className="at-page">
      <div className="at-narrow at-stack">
        <h1>This is our fault</h1>
        <p className="at-lead">Something broke while this page was made. What you saved before is safe.</p>
        <p>
          Please try again in a minute. A change you were just making may not have been saved: look before you make it
          again.
        </p>
        {number ? (
          <p>
            If you write to us, this number finds the case: <b>{number}</b>.
          </p>
        ) : null}
        <p className="at-row">
          <Button onClick={onAgain}>Try again</Button>
          <Link href="/">Go to the start page</Link>
        </p>
      </div>
    </div>
  )
}
