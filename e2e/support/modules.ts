/** Small modules for tests, written as an author would write them. */

type Sketch = {
  slug: string
  title?: string
  summary?: string
  section?: string
  language?: string
  edition?: string
  number?: number
  objective?: string
  creditMinutes?: number
  audiences?: string
  priorities?: string
  lessons?: readonly string[]
  topics?: string
  test?: string
  leastTime?: string
  changes?: string
  difference?: string
  /** Of each lesson's text, beyond the few that it always has. */
  words?: number
}

/** Four questions a lesson; the first option is right, and says so in words that tests can look for. */
export function moduleMarkdown({
  slug,
  title = 'Meeting at the Door',
  summary = 'How an officer and an advocate begin a joint visit.',
  section = 'core-competencies',
  language = 'en',
  edition = '2026-11',
  number,
  objective = 'Say who you are and why you came in one sentence.',
  creditMinutes = 60,
  audiences = '[law-enforcement, victim-services]',
  priorities = '[collaboration]',
  lessons = ['first', 'second', 'third'],
  topics = '{ slug: first-contact, label: First contact }',
  test = '{ draw: 6, passPercent: 80, attempts: 2, coolingOffHours: 24 }',
  leastTime,
  changes,
  difference,
  words = 0,
}: Sketch): string {
  const head = [
    ['slug', slug],
    ['title', JSON.stringify(title)],
    ['summary', JSON.stringify(summary)],
    ['section', section],
    ['priorities', priorities],
    ['audiences', audiences],
    ['topics', `[${topics}]`],
    ['creditMinutes', creditMinutes],
    ['edition', edition],
    ...(number === undefined ? [] : [['number', number]]),
    ['language', language],
    ...(leastTime === undefined ? [] : [['leastTime', leastTime]]),
    ...(changes === undefined ? [] : [['changes', changes]]),
    ...(difference === undefined ? [] : [['difference', difference]]),
    ['contentNote', 'Nothing here is hard to read.'],
    ['objectives', JSON.stringify([objective])],
    ['test', test],
  ]
  return [
    '---',
    ...head.map(([name, value]) => `${name}: ${value}`),
    '---',
    '',
    ...lessons.map((key, place) => lesson(key, place, words)),
  ].join('\n')
}

const lesson = (key: string, place: number, words: number) => `::lesson[Lesson ${key}]{#${key} minutes=${5 + place}}

The words of ${key}.

## Before you speak in ${key}

More words.
${'\nOne sentence has five words.'.repeat(Math.ceil(words / 5))}

:::summary
In short.
:::

${[1, 2, 3, 4].map((number) => question(key, number)).join('\n')}`

const question = (key: string, number: number) => `:::question{#${key}-${number}}
What is right about ${key}, number ${number}?

- [x] The right answer of ${key}-${number}
- [ ] A wrong answer of ${key}-${number}
- [ ] Another wrong answer of ${key}-${number}

> The reason of ${key}-${number}.
:::
`
