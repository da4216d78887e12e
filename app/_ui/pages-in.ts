/** Which pages are there in every language: all of their text is in the catalog. The others are in English. */
import { inLocale, type Locale, USUAL_LOCALE } from '@/lib/platform/locales'

const movedPages: readonly string[] = ['/help', '/sign-in', '/stop-letters']

export const isMoved = (href: string) => movedPages.includes(href.replace(/[?#].*$/, ''))

type Lead = { href: string; language: Locale }

/** Where a link leads from a page in this language, and in which language that page is. */
export const leadIn = (locale: Locale, href: string): Lead =>
  isMoved(href) ? { href: inLocale(locale, href), language: locale } : { href, language: USUAL_LOCALE }
