/** When and where an event takes place, in the language of a letter. */
import { inWords } from '@/lib/platform/in-words'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { meeting } from '@/lib/platform/words-of-time'
import { newsTexts } from './messages'
import type { CalendarItem } from './shapes'
import { placeWords, sessionWords } from './words'

type Session = CalendarItem['sessions'][number]

/** By the clock of the place. */
export const sessionIn = (locale: Locale, session: Session): string =>
  locale === USUAL_LOCALE ? sessionWords(session) : meeting(session.startsAt, session.endsAt, session.zone, locale)

/** "Harbor Hall, Marlow Bay, California, y en línea" */
export function placeIn(locale: Locale, item: CalendarItem, session: Session): string {
  if (locale === USUAL_LOCALE) return placeWords(item, session)
  const say = inWords(newsTexts, locale)
  if (item.placeHidden) return item.format === 'virtual' ? say('hiddenLink') : say('hidden')
  if (item.format === 'virtual') return say('online')
  const place = placeWords({ ...item, format: 'in-person' }, session)
  return item.format === 'hybrid' ? say('alsoOnline', { place }) : place
}
