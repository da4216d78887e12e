/**
 * Texts apart from the logic that says them: whole sentences in every language, side by side, with parameters in the syntax
 * of ICU. The server reads them (`in-words.ts`), and hands the browser those of one language, already read (`speaker.ts`).
 */
import type { GetICUArgs } from '@schummar/icu-type-parser'
import type { CompiledMessage } from 'icu-minify/format'
import type { Locale } from './locales'

/** One sentence, or one label. */
export type Text = Readonly<Record<Locale, string>>
/** The texts of a folder, `as const`: the compiler knows their parameters by the English text. */
export type Messages = Readonly<Record<string, Text>>

/** The texts of one language, read: what goes to the browser. */
export type Words = Readonly<{ locale: Locale; texts: Readonly<Record<string, CompiledMessage>> }>

type Kinds = { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: Date }
type Tags<T extends string, F> = T extends `${infer Before}<${infer Name}>${infer Inside}</${string}>${infer After}`
  ? Record<Name, F> & Tags<`${Before}${Inside}${After}`, F>
  : object
type Chunks<R> = (chunks: (string | R)[]) => R
type Given<T extends string> = keyof GetICUArgs<T, Kinds> extends never ? [] : [values: GetICUArgs<T, Kinds>]

export type Say<M extends Messages> = {
  locale: Locale
  /** A text as it is shown. */
  <K extends keyof M & string>(key: K, ...values: Given<M[K]['en']>): string
  /** A text with parts that are more than text (`<link>…</link>`), each made by the function of its name. */
  rich<K extends keyof M & string, R>(
    key: K,
    values: GetICUArgs<M[K]['en'], Kinds> & Tags<M[K]['en'], Chunks<R>>,
  ): string | R | (string | R)[]
}

/** Sentences by their English, for what is written in English where nobody knows yet who reads it: the words of schemas. */
export type Sentences = Readonly<Record<string, string>>

export function sentencesIn(locale: Locale, ...all: readonly Messages[]): Sentences {
  if (locale === 'en') return {}
  return Object.fromEntries(all.flatMap((each) => Object.values(each).map((text) => [text.en, text[locale]])))
}
