import { Link } from './link'

type Step = { href: string; label?: string | undefined }

type PagerProps = {
  /** What is paged: "Modules". */
  label: string
  previous?: Step | null | undefined
  next?: Step | null | undefined
  /** Where one is: "Page 2 of 5", "People 51 to 100 of 240". */
  place?: string | undefined
}

/** Earlier and later parts of a list, as links; nothing when there is only one part. */
export function Pager({ label, previous, next, place }: PagerProps) {
  if (!previous && !next) return null
  return (
    <nav className="at-row at-row--between at-section at-noprint" aria-label={`${label}: pages`}>
      {previous ? (
        <Link rel="prev" className="usa-button usa-button--outline" href={previous.href}>
          {previous.label ?? 'Previous'}
        </Link>
      ) : (
        <span />
      )}
      {place ? <span className="at-small at-soft">{place}</span> : null}
      {next ? (
        <Link rel="next" className="usa-button usa-button--outline" href={next.href}>
          {next.label ?? 'Next'}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
