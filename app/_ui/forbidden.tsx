import { Link } from './link'

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
