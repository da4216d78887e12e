import { inLocale, type Locale, languageNames } from '@/lib/platform/locales'

type Props = {
  others: readonly Locale[]
  /** Of the list, in the language of the page. */
  label: string
  /** In English. */
  path: string
}

export function LanguageLinks({ others, label, path }: Props) {
  if (others.length === 0) return null
  return (
    <nav className="at-languages" aria-label={label}>
      <ul>
        {others.map((other) => (
          <li key={other}>
            <a href={inLocale(other, path)} lang={other} hrefLang={other}>
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
