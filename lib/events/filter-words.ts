/** What a filter of the calendar asks for, as the server says it in a language. */
import { inWords } from '@/lib/platform/in-words'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { type CalendarFilter, calendarFilter } from './inputs'
import { filterTexts } from './messages'
import { filterWords } from './words'

type NameOf = (id: string) => string | undefined

/** In a list: "Webinar, within 50 miles of 93999"; empty for the whole calendar. */
export const filterIn = (locale: Locale, filter: unknown, nameOf: NameOf): string =>
  filterWords(calendarFilter.parse(filter), nameOf, inWords(filterTexts, locale))

/** The same without the names of topics. */
export const calendarWords = (filter: unknown): string => filterIn(USUAL_LOCALE, filter, () => filterTexts.topic.en)

/** What a feed is called in the program that follows it: "Calendar of events: Webinar, California". */
export function feedName(filter: CalendarFilter, nameOf: NameOf): string {
  const words = filterIn(USUAL_LOCALE, filter, nameOf)
  return words ? `Calendar of events: ${words}` : 'Calendar of events'
}
