import { shownLocales } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import { inLocale, type Locale, languageNames } from '@/lib/platform/locales'
import { frame } from './messages'

/**
 * The same page in the other languages that the installation shows. Plain links: the page comes anew, and its language with
 * it. It stands on pages that are there in all of them.
 */
export function Languages({ locale, path }: { locale: Locale; path: string }) {
  const others = shownLocales().filter((each) => each !== locale)
  if (others.length === 0) return null
  return (
    <nav className="at-languages" aria-label={inWords(frame, locale)('otherLanguages')}>
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
