/** The languages that texts are written in. Which of them an installation shows is its own setting (`LOCALES`). */

export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]

/** Its addresses carry no prefix, and whatever is not moved yet is in it. */
export const USUAL_LOCALE: Locale = 'en'

/** How a language calls itself: for whoever does not read the page they are on. */
export const languageNames: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' }

/** With its region, for `Intl` and for search engines. */
export const languageTags: Readonly<Record<Locale, string>> = { en: 'en-US', es: 'es-US' }

/** By which a page of ours tells the API in which language it stands. */
export const LOCALE_HEADER = 'attest-locale'

export const isLocale = (text: unknown): text is Locale => locales.some((each) => each === text)

/** The language of an address: `/es/help` is Spanish, `/help` English. */
export function localeOf(path: string): Locale {
  const [, first] = path.split('/')
  return isLocale(first) && first !== USUAL_LOCALE ? first : USUAL_LOCALE
}

/** The same address in English: `/es/help` is `/help`. */
export function withoutLocale(path: string): string {
  const locale = localeOf(path)
  return locale === USUAL_LOCALE ? path : path.slice(locale.length + 1) || '/'
}

/** The address of a page in a language, from its English one. */
export const inLocale = (locale: Locale, path: string): string =>
  locale === USUAL_LOCALE ? path : `/${locale}${path === '/' ? '' : path}`
