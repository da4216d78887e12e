/**
 * What a module of ours has to hold beyond being well formed: a test that cannot be guessed and covers what was promised,
 * sources, words that can be read, and minutes that the text supports. Each rule gives sentences for the author.
 */
import type { Assessment, BlockOf, ModuleContent, Question } from './content'
import type { ModuleFacts } from './facts'
import { effortOf, estimate, lessonText, minutesOf, readingGrade } from './reading'

type Module = { facts: ModuleFacts; content: ModuleContent; assessment: Assessment }

/** The lengths of the options as shown, and the place of the right one. */
type Keyed = { lengths: number[]; place: number }

const BANK = 36
const PER_LESSON = 6
const PER_OBJECTIVE = 3
const SOURCES = 10
const GRADES = { least: 4, most: 10 }
/** Lesson minutes are whole ones. */
const MINUTES_OFF = 1

/** Everything to be mended before the module is published; nothing when all is well. */
export const contentFaults = (module: Module): string[] => [
  ...checkFaults(module.content),
  ...keyFaults(module.assessment.questions),
  ...severalFaults(module.assessment.questions),
  ...bankFaults(module),
  ...objectiveFaults(module),
  ...sourceFaults(module.content),
  ...gradeFaults(module),
  ...minuteFaults(module),
]

const percent = (share: number) => `${Math.round(share * 100)}%`
const share = (keys: readonly Keyed[], holds: (key: Keyed) => boolean) =>
  keys.length === 0 ? 0 : keys.filter(holds).length / keys.length
/** Longer than every other; one of two that are equally long gives nothing away. */
const keyStandsOut = ({ lengths, place }: Keyed) =>
  lengths.every((length, other) => other === place || length < (lengths[place] ?? 0))

/** The right answer of practice questions is not given away by its length or its place. */
export function checkFaults({ lessons }: Pick<ModuleContent, 'lessons'>): string[] {
  const checks = lessons.flatMap(({ blocks }) =>
    blocks.filter((block): block is BlockOf<'check'> => block.kind === 'check'),
  )
  const keys = checks.map(({ options }) => ({
    lengths: options.map(({ text }) => text.length),
    place: options.findIndex(({ right }) => right),
  }))
  const longest = share(keys, keyStandsOut)
  const places = [...new Set(keys.map(({ place }) => place))]
  return [
    ...(longest > 0.4
      ? [`The right option is the longest in ${percent(longest)} of the knowledge checks; at most 40%.`]
      : []),
    ...places
      .map((wanted) => ({ wanted, held: share(keys, ({ place }) => place === wanted) }))
      .filter(({ held }) => held > 0.45)
      .map(
        ({ wanted, held }) =>
          `The right option stands at place ${wanted + 1} in ${percent(held)} of the knowledge checks; at most 45%.`,
      ),
  ]
}

/** Neither is that of test questions; options are shuffled there, so their place does not matter. */
export function keyFaults(questions: readonly Question[]): string[] {
  const keys = questions
    .filter(({ right }) => right.length === 1)
    .map(({ options, right }) => ({
      lengths: options.map(({ text }) => text.length),
      place: options.findIndex(({ id }) => id === right[0]),
    }))
  const often = share(keys, keyStandsOut)
  const seldom = share(keys, ({ lengths, place }) => lengths[place] === Math.max(...lengths))
  return [
    ...(often > 0.45
      ? [`The right answer is the longest in ${percent(often)} of the test questions; at most 45%.`]
      : []),
    ...(seldom < 0.1
      ? [`The right answer is the longest in ${percent(seldom)} of the test questions; 10% or more.`]
      : []),
  ]
}

/** Whoever counts boxes learns nothing. */
export function severalFaults(questions: readonly Question[]): string[] {
  const counts = questions.map(({ right }) => right.length).filter((right) => right > 1)
  if (counts.length < 2 || new Set(counts).size > 1) return []
  return [
    `All ${counts.length} questions with several right answers have ${counts[0]} right ones; vary how many are right.`,
  ]
}

export function bankFaults({ content, assessment: { questions } }: Module): string[] {
  const about = (key: string) => questions.filter(({ lessonKey }) => lessonKey === key).length
  return [
    ...(questions.length < BANK ? [`The bank holds ${questions.length} questions; ${BANK} or more.`] : []),
    ...content.lessons
      .filter(({ key }) => about(key) < PER_LESSON)
      .map(({ key }) => `${about(key)} questions are about lesson “${key}”; ${PER_LESSON} or more.`),
  ]
}

export function objectiveFaults({ content: { objectives }, assessment: { questions } }: Module): string[] {
  const unmapped = questions.filter(({ objective }) => objective === undefined).map(({ id }) => `“${id}”`)
  const about = (place: number) => questions.filter(({ objective }) => objective === place + 1).length
  return [
    ...(unmapped.length > 0 ? [`These questions name no objective: ${unmapped.join(', ')}.`] : []),
    ...objectives.flatMap((objective, place) =>
      about(place) < PER_OBJECTIVE
        ? [`${about(place)} questions are about objective ${place + 1}, “${objective}”; ${PER_OBJECTIVE} or more.`]
        : [],
    ),
  ]
}

export function sourceFaults({ sources }: Pick<ModuleContent, 'sources'>): string[] {
  return [
    ...(sources.length < SOURCES ? [`The module names ${sources.length} sources; ${SOURCES} or more.`] : []),
    ...sources.flatMap(({ title, url, accessedOn }) => [
      ...(accessedOn ? [] : [`The source “${title}” does not say when it was read.`]),
      ...(url.startsWith('https://') ? [] : [`The source “${title}” has no address to look it up at.`]),
    ]),
  ]
}

/** Of the whole text, of each lesson and of the test (Flesch-Kincaid). */
export function gradeFaults({ content, assessment }: Module): string[] {
  const whole = readingGrade(content.lessons.map(lessonText).join('\n'))
  const test = assessment.questions.flatMap(({ prompt, options }) => [prompt, ...options.map(({ text }) => text)])
  const parts: [string, number][] = [
    ...content.lessons.map((lesson): [string, number] => [`Lesson “${lesson.key}”`, readingGrade(lessonText(lesson))]),
    ['The test', readingGrade(test.join('\n'))],
  ]
  return [
    ...(whole < GRADES.least
      ? [`The text reads like school grade ${whole.toFixed(1)}; ${GRADES.least} or above.`]
      : []),
    ...parts
      .filter(([, grade]) => grade > GRADES.most)
      .map(([part, grade]) => `${part} reads like school grade ${grade.toFixed(1)}; ${GRADES.most} or below.`),
  ]
}

/** What is claimed is what the stated rule gives: each lesson about as long as it says, and no more credit than that. */
export function minuteFaults({ facts, content: { lessons }, assessment: { rules } }: Module): string[] {
  const { credit, minutes } = estimate(lessons.map(effortOf), rules.draw)
  return [
    ...lessons
      .map((lesson) => ({ lesson, real: minutesOf(effortOf(lesson)) }))
      .filter(({ lesson, real }) => Math.abs(lesson.minutes - real) > MINUTES_OFF)
      .map(({ lesson, real }) => `Lesson “${lesson.key}” says ${lesson.minutes} minutes and takes ${real.toFixed(1)}.`),
    ...(facts.creditMinutes > credit
      ? [
          `The module claims ${facts.creditMinutes} minutes of credit; its ${minutes.toFixed(1)} minutes support ${credit}.`,
        ]
      : []),
  ]
}
