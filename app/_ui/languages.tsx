import { shownLocales } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { LanguageLinks } from './language-links'
import { frame } from './messages'

type Props = { locale: Locale; path: string }

/**
 * The same page in the other languages that the installation shows. Plain links: the page comes anew, and its language with
 * it. It stands on pages that are there in all of them.
 */
export function Languages({ locale, path }: Props) {
  const others = shownLocales().filter((each) => each !== locale)
  return <LanguageLinks others={others} label={inWords(frame, locale)('otherLanguages')} path={path} />
}
