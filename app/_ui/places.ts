/** Places that links lead to, in the language of the page they stand on. */
import type { Locale } from '@/lib/platform/locales'
import type { Text } from '@/lib/platform/say'
import { around, places } from './messages'
import { leadIn } from './pages-in'

export type Place = { href: string; label: string; hrefLang?: Locale }

/** Where the page is in another language than this one, its link says so. */
export function placeIn(locale: Locale, { href, label }: { href: string; label: Text }): Place {
  const lead = leadIn(locale, href)
  if (lead.language === locale) return { href: lead.href, label: label[locale] }
  return { href: lead.href, label: around.inEnglish[locale].replace('{page}', label[locale]), hrefLang: lead.language }
}

/** What anybody sees before the role is known. */
export const publicPlaces = (locale: Locale): readonly Place[] =>
  [
    { href: '/modules', label: places.modules },
    { href: '/calendar', label: places.calendar },
    { href: '/directory', label: places.directory },
    { href: '/requests', label: places.requests },
    { href: '/help', label: places.help },
    { href: '/verify', label: places.verify },
  ].map((place) => placeIn(locale, place))
