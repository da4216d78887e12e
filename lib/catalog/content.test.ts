import { describe, expect, test } from 'vitest'
import {
  type Assessment,
  assessmentSchema,
  type BlockOf,
  type ModuleContent,
  mismatches,
  moduleContentSchema,
} from '@/lib/catalog/content'
import { isSafeLink, type Prose, proseText } from '@/lib/catalog/prose'

const words = (value: string): Prose[] => [{ type: 'paragraph', children: [{ type: 'text', value }] }]

function content(): ModuleContent {
  return {
    contentNote: 'Nothing hard to read.',
    objectives: ['Name the three elements.'],
    resources: [],
    sources: [],
    lessons: [
      { key: 'first', title: 'First', minutes: 5, blocks: [{ kind: 'prose', nodes: words('Hello.') }] },
      { key: 'second', title: 'Second', minutes: 5, blocks: [scenario()] },
    ],
  }
}

function scenario(): BlockOf<'scenario'> {
  return {
    kind: 'scenario',
    id: 'door',
    title: 'At the door',
    scenes: [
      {
        id: 'start',
        nodes: words('A door.'),
        choices: [
          { text: 'Knock', next: 'end' },
          { text: 'Wait', next: 'start' },
        ],
      },
      { id: 'end', nodes: words('It opens.'), choices: [], reflection: words('Knocking worked.') },
    ],
  }
}

function assessment(): Assessment {
  return {
    rules: { draw: 12, passPercent: 80, attempts: 4, coolingOffHours: 24 },
    questions: Array.from({ length: 12 }, (_, i) => ({
      id: `question-${i}`,
      lessonKey: i % 2 ? 'first' : 'second',
      prompt: 'Which?',
      options: [
        { id: 'a', text: 'This' },
        { id: 'b', text: 'That' },
      ],
      right: ['a'],
      rationale: 'Because.',
    })),
  }
}

const messages = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues.map((issue) => issue.message).join(' ') ?? 'valid'

describe('the content of a module', () => {
  test('is accepted when every part fits', () => {
    expect(messages(moduleContentSchema.safeParse(content()))).toBe('valid')
    expect(moduleContentSchema.parse(content())).toEqual(content())
  })

  test('refuses what nobody declared, so answers of the test cannot ride along', () => {
    expect(moduleContentSchema.safeParse({ ...content(), questions: [] }).success).toBe(false)
  })

  test('refuses two lessons with the same key', () => {
    const it = content()
    for (const lesson of it.lessons) lesson.key = 'same'
    expect(messages(moduleContentSchema.safeParse(it))).toContain('The lesson “same” is used twice.')
  })

  test('refuses two blocks with the same id, also across lessons', () => {
    const it = content()
    it.lessons[0]?.blocks.push(scenario())
    expect(messages(moduleContentSchema.safeParse(it))).toContain('The id “door” is used twice.')
  })

  test.each([
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['http://example.gov/', false],
    ['//example.gov/', false],
    ['https://example.gov/a?b=c#d', true],
    ['#summary', true],
    ['/help', true],
    ['tel:+18883737888', true],
    ['mailto:desk@marlowbay.example', true],
    [' https://example.gov', false],
  ])('a link to %s is safe: %s', (url, safe) => {
    expect(isSafeLink(url)).toBe(safe)
  })

  test('gives its plain words', () => {
    const list: Prose = { type: 'list', ordered: false, children: [{ type: 'listItem', children: words('Item') }] }
    expect(proseText([...words('One'), list])).toBe('One\nItem')
  })
})

describe('a scenario', () => {
  const withScenes = (change: (scenes: BlockOf<'scenario'>['scenes']) => void) => {
    const it = content()
    const block = scenario()
    change(block.scenes)
    it.lessons[1]?.blocks.splice(0, 1, block)
    return messages(moduleContentSchema.safeParse(it))
  }

  test('must not lead to a scene that is not there', () => {
    expect(withScenes((scenes) => scenes[0]?.choices.push({ text: 'Run', next: 'nowhere' }))).toContain('“nowhere”')
  })

  test('must not have a scene that nobody can reach', () => {
    const orphan = { id: 'orphan', nodes: words('Alone.'), choices: [], reflection: words('Never read.') }
    expect(withScenes((scenes) => scenes.push(orphan))).toContain('“orphan” cannot be reached')
  })

  test('must not go round in circles for ever', () => {
    const loop = [
      { text: 'Stay', next: 'loop' },
      { text: 'Stay on', next: 'loop' },
    ]
    const message = withScenes((scenes) => {
      scenes.push({ id: 'loop', nodes: words('Again.'), choices: loop })
      scenes[0]?.choices.push({ text: 'Turn', next: 'loop' })
    })
    expect(message).toContain('“loop” never leads to an ending')
  })

  test('must say what to take away where it ends', () => {
    expect(withScenes((scenes) => delete scenes[1]?.reflection)).toContain('give it a reflection')
  })
})

describe('the test of a module', () => {
  test('is accepted when bank, rules and lessons fit', () => {
    expect(messages(assessmentSchema.safeParse(assessment()))).toBe('valid')
    expect(mismatches(content(), assessment())).toEqual([])
  })

  test('refuses a right answer that is not an option', () => {
    const it = assessment()
    it.questions[3]?.right.push('z')
    expect(messages(assessmentSchema.safeParse(it))).toContain('must be one of the options')
  })

  test('refuses a bank under twelve, and a draw larger than the bank', () => {
    const small = assessment()
    small.questions.pop()
    expect(messages(assessmentSchema.safeParse(small))).toContain('at least 12')
    const greedy = assessment()
    greedy.rules.draw = 13
    expect(messages(assessmentSchema.safeParse(greedy))).toContain('more questions than the bank')
  })

  test('names questions about no lesson, and lessons without a question', () => {
    const it = assessment()
    for (const question of it.questions) question.lessonKey = 'third'
    const found = mismatches(content(), it)
      .map(({ message }) => message)
      .join(' ')
    expect(found).toContain('“third”, which is not a lesson')
    expect(found).toContain('No test question is about lesson “first”')
  })
})
