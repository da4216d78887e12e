/** How long a lesson takes and how hard it is to read: one rule for what authors declare and what readers are told. */
import type { Block, Lesson } from '@/lib/catalog/content'
import { type Prose, proseText } from '@/lib/catalog/prose'

/** What a lesson asks of its reader. */
export type Effort = { words: number; checks: number; scenarios: number }

/** The stated rule, in minutes: attentive reading, thinking about a practice question, weighing a story, answering a test. */
export const pace = {
  wordsPerMinute: 200,
  minutesPerCheck: 0.5,
  minutesPerScenario: 3,
  minutesPerQuestion: 1.25,
  /** Credit is given in steps of this many minutes, rounded down. */
  creditStep: 5,
} as const

/**
 * The least time a lesson has to be open before it can be marked done, where its author asks for one: half the time of a
 * fast reader. Most adults read plain English silently at 175 to 300 words a minute (Brysbaert, Journal of Memory and
 * Language 109, 2019). Practice and stories are not counted, since they may be left out. Short of half a minute nothing is
 * asked.
 */
export const leastPace = { fastWordsPerMinute: 300, share: 0.5, stepSeconds: 10, leastSeconds: 30 } as const

/** Words as a reader counts them: what stands between spaces and holds a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** The words of one block; of a state tip those of one state, since nobody reads the others. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'prose':
    case 'note':
      return proseText(block.nodes)
    case 'check':
      return [block.prompt, ...block.options.flatMap((option) => [option.text, option.feedback])].join('\n')
    case 'scenario':
      return block.scenes
        .flatMap((scene) => [
          proseText(scene.nodes),
          ...scene.choices.flatMap((choice) => [choice.text, choice.consequence ?? '']),
          proseText(scene.reflection ?? []),
        ])
        .join('\n')
    case 'state-tip':
      return longest([block.otherwise, ...Object.values(block.states).map((law) => law.nodes)])
    case 'resources':
      return block.items.map((item) => `${item.label}. ${item.note ?? ''}`).join('\n')
  }
}

function longest(texts: readonly Prose[][]): string {
  return texts.map((nodes) => proseText(nodes)).reduce((a, b) => (a.length >= b.length ? a : b), '')
}

export function lessonText(lesson: Lesson): string {
  return [...lesson.blocks.map(blockText), proseText(lesson.summary ?? [])].join('\n')
}

export function effortOf(lesson: Lesson): Effort {
  const of = (kind: Block['kind']) => lesson.blocks.filter((block) => block.kind === kind).length
  return { words: countWords(lessonText(lesson)), checks: of('check'), scenarios: of('scenario') }
}

/** Whole seconds, rounded down to ten; 0: nothing is asked. */
export function leastSecondsOf({ blocks, summary }: Lesson): number {
  const read = blocks.filter(({ kind }) => kind !== 'check' && kind !== 'scenario' && kind !== 'resources')
  const words = countWords([...read.map(blockText), proseText(summary ?? [])].join('\n'))
  const { fastWordsPerMinute, share, stepSeconds, leastSeconds } = leastPace
  const seconds = Math.floor(((words / fastWordsPerMinute) * 60 * share) / stepSeconds) * stepSeconds
  return seconds < leastSeconds ? 0 : seconds
}

/** Minutes, not rounded, that a lesson takes with its practice. */
export const minutesOf = ({ words, checks, scenarios }: Effort): number =>
  words / pace.wordsPerMinute + checks * pace.minutesPerCheck + scenarios * pace.minutesPerScenario

export type Estimate = Effort & { questions: number; minutes: number; credit: number }

/**
 * How long a module takes, and the most credit that this supports.
 * @param questions how many a test asks
 */
export function estimate(lessons: readonly Effort[], questions: number): Estimate {
  const sum = (read: (effort: Effort) => number) => lessons.reduce((total, each) => total + read(each), 0)
  const minutes = sum(minutesOf) + questions * pace.minutesPerQuestion
  return {
    words: sum(({ words }) => words),
    checks: sum(({ checks }) => checks),
    scenarios: sum(({ scenarios }) => scenarios),
    questions,
    minutes,
    credit: Math.floor(minutes / pace.creditStep) * pace.creditStep,
  }
}

/** The Flesch-Kincaid school grade of English text (Kincaid and others, 1975). Every line counts as a sentence at least. */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?]+[”"’)]*\s|\n+/).filter((part) => countWords(part) > 0).length
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (sentences === 0) return 0
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

/** Groups of vowels, without a silent final e; a number is said as one syllable a digit. */
function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  const digits = word.replace(/\D/g, '').length
  const spoken = letters.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^l]e)$/, (end) => end.slice(0, 1)).replace(/^y/, '')
  return Math.max(letters ? (spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1) : 0, letters ? 1 : 0) + digits
}
