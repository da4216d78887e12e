/** Says texts that were read before: in the browser as on the server. */
import format, { type FormatOptions } from 'icu-minify/format'
import { languageTags } from './locales'
import type { Messages, Say, Words } from './say'

const options: FormatOptions = {
  timeZone: 'UTC',
  formats: { date: { long: { dateStyle: 'long' } } },
  formatters: {
    getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
    getNumberFormat: (...given) => new Intl.NumberFormat(...given),
    getPluralRules: (...given) => new Intl.PluralRules(...given),
  },
}

/** @throws where a text is asked for that is not among them: a fault of the program */
export function speaker<M extends Messages>({ locale, texts }: Words): Say<M> {
  const formatted = (key: string, values?: object) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`There is no text named ${key}.`)
    return format(text, languageTags[locale], values as Parameters<typeof format>[2], options)
  }
  return Object.assign(formatted, { locale, rich: formatted }) as unknown as Say<M>
}
