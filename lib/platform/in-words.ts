/** Reads texts for the server, which says them in pages, letters and answers, or hands them to the browser. */
import compile from 'icu-minify/compile'
import type { Locale } from './locales'
import type { Messages, Say, Words } from './say'
import { speaker } from './speaker'

/** As React sends it to the browser, which takes no object without a prototype. */
const plain = (read: ReturnType<typeof compile>): ReturnType<typeof compile> => JSON.parse(JSON.stringify(read))

const known = new WeakMap<Messages, Partial<Record<Locale, Words>>>()

/** The texts of one language, each read once in the life of the process. */
export function wordsOf(messages: Messages, locale: Locale): Words {
  const found = known.get(messages) ?? {}
  const words = found[locale] ?? {
    locale,
    texts: Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, plain(compile(text[locale]))])),
  }
  known.set(messages, { ...found, [locale]: words })
  return words
}

/** Says texts in a language. */
export const inWords = <M extends Messages>(messages: M, locale: Locale): Say<M> =>
  speaker<M>(wordsOf(messages, locale))
