/** How pages about modules say editions, languages and the rules of a test. */
import type { TestRules } from '@/lib/catalog/content'
import { estimate, pace } from '@/lib/catalog/reading'
import type { OutlineLesson } from '@/lib/catalog/tables'
import { capital, count, numberWord } from '@/lib/platform/words'
import { longDay, monthAndYear } from '@/lib/platform/words-of-time'

/** "Edition 4, September 2026" for an edition named `2026-09`; other names stand as they are. */
export function editionWords({ edition, editionName }: { edition: number; editionName: string }): string {
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(editionName)
  return `Edition ${edition}, ${isMonth ? monthAndYear(editionName) : editionName}`
}

const languages: Record<string, string> = { en: 'English', es: 'Spanish' }

export const languageName = (code: string) => languages[code.slice(0, 2)] ?? code

type Rules = Pick<TestRules, 'draw' | 'passPercent' | 'attempts' | 'coolingOffHours'>

export const waitWords = (hours: number) => (hours % 24 === 0 ? count(hours / 24, 'day') : count(hours, 'hour'))

/** @param used attempts the reader has used, when it is known */
export function testRuleFacts({ draw, passPercent, attempts, coolingOffHours }: Rules, used?: number) {
  const needed = Math.ceil((draw * passPercent) / 100)
  const apart = coolingOffHours > 0 ? `, ${waitWords(coolingOffHours)} apart` : ''
  const yours = used === undefined ? '' : `; you have used ${used === 0 ? 'none' : used}`
  return [
    { label: 'To pass', value: `${needed} of ${draw} right (${passPercent}%)` },
    { label: 'Attempts', value: `${attempts}${apart}${yours}` },
    { label: 'Time', value: 'No limit; you can stop and come back' },
    { label: 'If you do not pass', value: 'You see which lessons to read again. An earlier pass is never lost.' },
  ]
}

export type Practice = { earnedOn: string; countsFrom: string }

/** Before one takes a module again that does not count yet. */
export const practiceWords = ({ earnedOn, countsFrom }: Practice) =>
  `Your credit of ${longDay(earnedOn)} stands. Taking this module again now is practice and adds no hours; it counts again from ${longDay(countsFrom)}.`

/** What an edition asks of reading time, for readers and for the agencies that count its hours. */
export function leastTimeWords(outline: readonly OutlineLesson[]): string {
  const kept =
    'How long each lesson was open is kept with the record; it does not prove reading. Credit rests on the estimated time and on passing the test, not on measured time.'
  const asked = outline.flatMap(({ leastSeconds }) => leastSeconds || [])
  if (asked.length === 0) return `A lesson can be marked done at any time. ${kept}`
  const minutes = (seconds: number) => Math.max(1, Math.round(seconds / 60))
  const [least, most] = [minutes(Math.min(...asked)), minutes(Math.max(...asked))]
  const each = least === most ? `about ${count(most, 'minute')}` : `${least} to ${count(most, 'minute')}`
  const all = minutes(asked.reduce((sum, seconds) => sum + seconds, 0))
  return `A lesson can be marked done once it has been open for ${each}, which is half of what a fast reader needs; ${count(all, 'minute')} for the whole module, and half as long for anyone who read it before. ${kept}`
}

/** When a lesson may be marked done. */
export const waitToDoneWords = (seconds: number) =>
  `You can mark this lesson done in ${seconds < 60 ? 'less than a minute' : count(Math.ceil(seconds / 60), 'minute')}. You can read on meanwhile, and come back.`

/** Lessons that somebody marked done before their least time was over. */
export const tooEarlyWords = (lessons: number) =>
  lessons === 1
    ? 'A lesson was not open long enough yet when you marked it done. It will be marked done on its own when its time is over: stay here, or come back in this browser.'
    : `${capital(numberWord(lessons))} lessons were not open long enough yet when you marked them done. They will be marked done on their own when their time is over: stay here, or come back in this browser.`

const thousands = new Intl.NumberFormat('en-US')

/** The stated rule with the figures of this module; nothing for editions whose figures were not kept. */
export function minutesSteps(outline: readonly OutlineLesson[], questions: number, creditMinutes: number) {
  const efforts = outline.flatMap(({ effort }) => effort ?? [])
  if (efforts.length < outline.length) return null
  const { words, checks, scenarios, minutes, credit } = estimate(efforts, questions)
  const parts: [string, number][] = [
    [`${thousands.format(words)} words at ${pace.wordsPerMinute} a minute`, words / pace.wordsPerMinute],
    [`${count(checks, 'practice question')}, half a minute each`, checks * pace.minutesPerCheck],
    [
      `${scenarios === 1 ? '1 story' : `${scenarios} stories`} with choices, ${pace.minutesPerScenario} minutes each`,
      scenarios * pace.minutesPerScenario,
    ],
    [`${count(questions, 'test question')}, a minute and a quarter each`, questions * pace.minutesPerQuestion],
  ]
  return {
    parts: parts.filter(([, took]) => took > 0).map(([what, took]) => `${what}: ${count(Math.round(took), 'minute')}`),
    total: `Together about ${count(Math.round(minutes), 'minute')}. Rounded down to steps of ${pace.creditStep}, that supports ${count(credit, 'minute')} of credit; this module gives ${count(creditMinutes, 'minute')}.`,
  }
}
