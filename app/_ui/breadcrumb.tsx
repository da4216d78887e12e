import { Link } from './link'

export type Crumb = { label: string; href?: string | undefined }

/** The way here. The last one is this page and is not a link. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className="usa-breadcrumb" aria-label="Breadcrumbs">
      <ol className="usa-breadcrumb__list">
        {items.map(({ label, href }, place) =>
          href && place < items.length - 1 ? (
            <li key={label} className="usa-breadcrumb__list-item">
              <Link href={href} className="usa-breadcrumb__link">
                <span>{label}</span>
              </Link>
            </li>
          ) : (
            <li key={label} className="usa-breadcrumb__list-item usa-current" aria-current="page">
              <span>{label}</span>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
