/** Addresses in a language that is not shown here, or in which the page is not there yet, lead to the page in English. */
import { isShown } from '@/lib/platform/env'
import { localeOf, USUAL_LOCALE, withoutLocale } from '@/lib/platform/locales'

/** Where to go instead; nothing where the page is there. */
export function leadToEnglish(pathname: string, isPage: (path: string) => boolean): string | null {
  const locale = localeOf(pathname)
  if (locale === USUAL_LOCALE || (isShown(locale) && isPage(pathname))) return null
  const english = withoutLocale(pathname)
  // An address that begins with two slashes would lead to another site.
  return /^\/[/\\]/.test(english) ? '/' : english
}
