/**
 * The one way in for text that people type or a file brings: Unicode NFC, nothing invisible, plain spaces. What cannot be
 * seen is taken away in silence; what can be seen and is wrong is refused with a sentence. Light enough for the browser.
 */
import * as z from 'zod/mini'
import { holds } from './whole'

/** Lone surrogates, NUL and other controls, bidi controls, zero width, tags, fillers that look like nothing. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the characters are listed one by one, none joins another
  /[^\P{Cc}\t\n\v\f\r\u0085]|\p{Cs}|[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFDD0-\uFDEF\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E0FFF}]/gu
/** Joiners belong to a letter of a script that needs them, or to an emoji. */
const LOOSE_JOINER =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the characters are listed one by one, none joins another
  /(?<![\p{M}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]+/gu
/** No language stacks more marks on a letter. */
const PILE_OF_MARKS = /(\p{M}{8})\p{M}+/gu
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g

const visible = (text: string) =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(LOOSE_JOINER, '').replace(PILE_OF_MARKS, '$1')

/** One line: every kind of space and break is one space. */
export const cleanLine = (text: string): string =>
  visible(text)
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()

/** Several lines: breaks stay, at most one empty line between two paragraphs, no spaces at the ends of lines. */
export const cleanBlock = (text: string): string =>
  visible(text)
    .replace(LINE_BREAKS, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** A name, a number, an address: one line, with the plain hyphen and the plain or curly apostrophe. */
export const cleanName = (text: string): string =>
  cleanLine(text)
    .replace(/\uFE0F/g, '')
    .replace(/[‐‑‒–—―−﹣－]/g, '-')
    .replace(/[`´′＇]/g, "'")
    .replace(/[‘‛]/g, '’')

/** An address as it is kept: what address books and spreadsheets put around it is taken away, lower case. */
export const cleanEmail = (text: string): string =>
  cleanName(text)
    .replace(/^'+|'+$/g, '')
    .replace(/^.*<([^<>]+)>$/, '$1')
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
    .replace(/\s+/g, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase()

type Limits = {
  most: number
  /** What to say when nothing is left; without it the text may be empty. */
  missing?: string
  least?: number
  tooLong?: string
}

/** What is too short is not missing: the sentence for nothing does not fit it. */
const checks = ({ most, missing = '', least, tooLong = `At most ${most} characters.` }: Limits) =>
  [
    z.minLength(least ?? (missing === '' ? 0 : 1), {
      error: ({ input }) => (input === '' ? missing : `Write a little more: at least ${least} characters.`),
    }),
    z.maxLength(most, tooLong),
  ] as const

/** One line of text. */
export const textLine = (limits: Limits) => z.string().check(z.overwrite(cleanLine), ...checks(limits))

/** Text of several lines. */
export const textBlock = (limits: Limits) => z.string().check(z.overwrite(cleanBlock), ...checks(limits))

const HAS_LETTER = /\p{L}/u
const NO_BRACKETS = /^[^<>]*$/

/** A name of a thing: agency, unit, position, requirement. It holds a letter or a digit. `what` begins with "the". */
export const thingName = (what: string, most: number) =>
  z
    .string()
    .check(
      z.overwrite(cleanName),
      z.minLength(1, `Type ${what}.`),
      z.maxLength(most, `${what.charAt(0).toUpperCase()}${what.slice(1)} may have at most ${most} characters.`),
      z.regex(NO_BRACKETS, 'Leave out < and >.'),
      z.regex(/^$|[\p{L}\p{N}]/u, `Type ${what} with letters or digits.`),
    )

/** A part of a person's name; empty where a person has one name only, so the whole name is checked beside it. */
export const namePart = (what: string) =>
  z.string().check(
    z.overwrite(cleanName),
    z.maxLength(120, `A ${what} may have at most 120 characters.`),
    z.regex(NO_BRACKETS, `A ${what} may not hold < or >.`),
    z.refine(
      (name) => name === '' || HAS_LETTER.test(name),
      `A ${what} holds letters. Type it again, or leave it empty.`,
    ),
  )

/** An e-mail address as it is kept. */
export const emailAddress = z
  .string()
  .check(
    z.overwrite(cleanEmail),
    z.maxLength(254, 'An e-mail address has at most 254 characters.'),
    z.email('Type a full e-mail address, for example a.okafor@agency.example.'),
  )

/** Words that somebody looks for: never refused, cut where they grow too long. */
export const searchText = (most = 120) =>
  z.string().check(
    z.overwrite((text) =>
      cleanLine(text.slice(0, most * 4))
        .slice(0, most)
        .trim(),
    ),
  )

/** Where the page before ended, as it came with that page. */
export const cursorText = z.optional(z.string().check(z.maxLength(4000)))

/** A day that exists, from 1900 to 2199 (`2026-11-22`). */
export const dayText = (message = 'Write the day as 2026-11-22.') =>
  z.iso
    .date({ error: message, abort: true })
    .check(z.refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'Write a day between 1900 and 2199.'))

const day = dayText()

/** Whether the API would take this as a day; for addresses of pages, where what is no day is passed over. */
export const isDayText = (text: string): boolean => day.safeParse(text).success

type FromTo = { from?: string | undefined; to?: string | undefined }

/** A period whose first day comes after its last holds nothing, which is never what was meant. */
export const isTurned = ({ from, to }: FromTo): boolean => Boolean(from && to && from > to)

/** Refuses such a period, at its last day. */
export const daysInOrder = () =>
  holds<FromTo>((input) => !isTurned(input), {
    message: 'The first day has to be before the last one, or the same.',
    path: ['to'],
  })
