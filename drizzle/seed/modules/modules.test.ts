import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contentFaults } from '@/lib/catalog/content-rules'
import { type ParsedModule, parseModule } from '@/lib/catalog/markdown'
import { proseText } from '@/lib/catalog/prose'
import { lessonText, readingGrade } from '@/lib/catalog/reading'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
const sources = new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))

type Module = Extract<ParsedModule, { ok: true }>
const parsedOnce = new Map<string, Module>()

function read(name: string): Module {
  const known = parsedOnce.get(name)
  if (known) return known
  const parsed = parseModule(sources.get(name) ?? '')
  if (!parsed.ok) throw new Error(parsed.problems.map((it) => `${name}:${it.line} ${it.message}`).join('\n'))
  parsedOnce.set(name, parsed)
  return parsed
}

test('the demonstration world comes with the four modules', () => {
  expect(files.toSorted()).toEqual([
    'confidentiality-and-privilege.md',
    'human-trafficking.md',
    'victims-rights.md',
    'young-people-who-run.md',
  ])
})

describe.each(files)('%s', (name) => {
  test('can be read without a problem, and is named after its slug', () => {
    expect(read(name).facts.slug).toBe(name.replace('.md', ''))
  })

  // The first editions were written before these rules.
  test.skipIf((read(name).facts.number ?? 1) < 2)('holds to the rules for content', () => {
    expect(contentFaults(read(name))).toEqual([])
  })

  test('has practice with feedback and a summary in each lesson, and a scenario somewhere', () => {
    const { lessons } = read(name).content
    for (const lesson of lessons) {
      expect(
        lesson.blocks.some((block) => block.kind === 'check'),
        lesson.key,
      ).toBe(true)
      expect(lesson.summary, lesson.key).toBeDefined()
    }
    expect(lessons.some((lesson) => lesson.blocks.some((block) => block.kind === 'scenario'))).toBe(true)
  })

  test('says before each lesson what it contains', () => {
    for (const lesson of read(name).content.lessons) expect(lesson.note, lesson.key).toBeDefined()
  })

  test('asks enough questions, two or more about each lesson', () => {
    const { assessment, content } = read(name)
    expect(assessment.questions.length).toBeGreaterThanOrEqual(name === 'human-trafficking.md' ? 18 : 14)
    for (const lesson of content.lessons) {
      const about = assessment.questions.filter((question) => question.lessonKey === lesson.key)
      expect(about.length, lesson.key).toBeGreaterThanOrEqual(2)
    }
    expect(assessment.rules).toMatchObject({ draw: 12, passPercent: 80, attempts: 4, coolingOffHours: 24 })
  })

  test('cannot be passed by always choosing the longest answer, the shortest, or the same place', () => {
    const single = read(name).assessment.questions.filter((question) => question.right.length === 1)
    const right = single.map((question) => question.options.findIndex((option) => option.id === question.right[0]))
    const hits = (pick: (...lengths: number[]) => number) =>
      single.filter((question, i) => {
        const lengths = question.options.map((option) => option.text.length)
        return lengths[right[i] ?? -1] === pick(...lengths)
      }).length / single.length
    expect(hits(Math.max)).toBeLessThanOrEqual(0.45)
    expect(hits(Math.min)).toBeLessThanOrEqual(0.45)
    for (const place of new Set(right)) {
      expect(right.filter((it) => it === place).length / right.length).toBeLessThanOrEqual(0.5)
    }
  })

  test('can be read at school grade ten or below, the test included', () => {
    const { content, assessment } = read(name)
    for (const lesson of content.lessons) {
      expect(readingGrade(lessonText(lesson)), lesson.key).toBeLessThanOrEqual(10)
    }
    const bank = assessment.questions.flatMap((it) => [it.prompt, ...it.options.map((option) => option.text)])
    expect(readingGrade(bank.join('\n'))).toBeLessThanOrEqual(10)
  })

  test('gives the law of a state with its source and both dates, and a word for every other state', () => {
    const tips = read(name).content.lessons.flatMap((lesson) => lesson.blocks.filter((it) => it.kind === 'state-tip'))
    expect(tips.length).toBeGreaterThanOrEqual(1)
    for (const law of tips.flatMap((tip) => Object.values(tip.states))) {
      expect(law.checkedOn).toMatch(/^2026-/)
      expect(law.checkBy > law.checkedOn).toBe(true)
      expect(law.sourceUrl).toMatch(/^https:/)
    }
    for (const tip of tips) expect(proseText(tip.otherwise)).toMatch(/\?/)
  })

  test('leads to help and never poses as the government', () => {
    const { content } = read(name)
    expect(content.contentNote).toContain('888-373-7888')
    expect(content.resources.map((resource) => resource.url)).toContain('tel:+18883737888')
    expect(sources.get(name)).not.toMatch(/official (OVC|VAT|government) (course|module|training)|endorsed by/i)
  })
})

test('the rules bite on a module that holds to them, once it is made worse', () => {
  const worse = (change: (module: Module) => void) => {
    const module = structuredClone(read('human-trafficking.md'))
    change(module)
    return contentFaults(module).join(' ')
  }
  expect(worse(() => {})).toBe('')
  expect(worse(({ content }) => content.sources.splice(5))).toMatch(/names 5 sources/)
  expect(worse(({ assessment }) => assessment.questions.splice(20))).toMatch(/bank holds 20 questions/)
  expect(worse(({ facts }) => Object.assign(facts, { creditMinutes: 120 }))).toMatch(/claims 120 minutes/)
  expect(worse(({ content }) => Object.assign(content.lessons[0] ?? {}, { minutes: 30 }))).toMatch(/says 30 minutes/)
  expect(
    worse(({ assessment }) => {
      for (const { options, right } of assessment.questions)
        for (const option of options) if (right.includes(option.id)) option.text += ' and so on, at great length'
    }),
  ).toMatch(/longest in \d+% of the test questions; at most/)
  expect(
    worse(({ content }) => {
      for (const block of content.lessons.flatMap(({ blocks }) => blocks))
        if (block.kind === 'check') block.options.sort((a, b) => Number(b.right ?? false) - Number(a.right ?? false))
    }),
  ).toMatch(/place 1 in 100%/)
})
