import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseModule } from '@/lib/catalog/markdown'

const guide = readFileSync(new URL('../../docs/authoring.md', import.meta.url), 'utf8')
/** The guide's complete example, as an author would copy it. */
const whole = /````markdown\n([\s\S]*?)````/.exec(guide)?.[1] ?? ''

/** The module with one piece exchanged, as an author who errs would have it. */
function changed(piece: string, by: string): string {
  expect(whole).toContain(piece)
  return whole.replace(piece, () => by)
}

function problemsOf(markdown: string): { line: number; message: string }[] {
  const parsed = parseModule(markdown)
  return parsed.ok ? [] : parsed.problems
}

function read(markdown: string) {
  const parsed = parseModule(markdown)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed
}

/** The line, counted from 1, on which `piece` stands. */
const lineOf = (markdown: string, piece: string) => markdown.slice(0, markdown.indexOf(piece)).split('\n').length

describe('the example of the authoring guide', () => {
  test('is a valid module', () => {
    expect(problemsOf(whole)).toEqual([])
  })

  test('becomes facts, lessons and a bank', () => {
    const { facts, content, assessment } = read(whole)
    expect(facts).toMatchObject({
      slug: 'meeting-at-the-door',
      priorities: ['collaboration'],
      edition: '2026-11',
      number: 1,
    })
    expect(content.lessons.map((lesson) => [lesson.key, lesson.minutes])).toEqual([['at-the-door', 10]])
    expect(content.lessons[0]?.blocks.map((block) => block.kind)).toEqual([
      'prose',
      'note',
      'check',
      'scenario',
      'state-tip',
    ])
    expect(content.lessons[0]?.note).toBe('A raised voice, without detail.')
    expect(assessment.rules).toEqual({ draw: 12, passPercent: 80, attempts: 4, coolingOffHours: 24 })
    expect(assessment.questions).toHaveLength(12)
    expect(assessment.questions[1]).toMatchObject({ lessonKey: 'at-the-door', objective: 1, right: ['a', 'c'] })
  })

  test('keeps the test out of what the public reads', () => {
    const { content, assessment } = read(whole)
    const open = JSON.stringify(content)
    for (const question of assessment.questions) {
      expect(open).not.toContain(question.prompt)
      expect(open).not.toContain(question.rationale)
    }
  })

  test('gives headings an id to link to', () => {
    const blocks = read(whole).content.lessons[0]?.blocks ?? []
    expect(JSON.stringify(blocks[0])).toContain('"id":"what-to-say-first"')
  })

  test('lets a scenario lead from choice to scene', () => {
    const scenario = read(whole).content.lessons[0]?.blocks.find((block) => block.kind === 'scenario')
    expect(scenario).toMatchObject({
      title: 'A door opens',
      scenes: [
        { id: 'start', choices: [{ next: 'later', consequence: 'The door stays open.' }, { next: 'closed' }] },
        { id: 'later', choices: [] },
        { id: 'closed', choices: [] },
      ],
    })
  })
})

describe('the same module', () => {
  test.each([
    ['with Windows line ends', whole.replaceAll('\n', '\r\n')],
    ['with old Macintosh line ends', whole.replaceAll('\n', '\r')],
    ['with a byte order mark', `\uFEFF${whole}`],
    ['with a byte order mark and Windows line ends', `\uFEFF${whole.replaceAll('\n', '\r\n')}`],
    ['without a last line end', whole.trimEnd()],
  ])('is read alike %s', (_, markdown) => {
    expect(read(markdown)).toEqual(read(whole))
  })

  test('counts lines alike with Windows line ends', () => {
    const wrong = changed('## What to say first', '# What to say first')
    expect(problemsOf(wrong.replaceAll('\n', '\r\n'))).toEqual(problemsOf(wrong))
  })
})

describe('an author is told the line and what would be right when', () => {
  const faults: [string, string, RegExp, string?][] = [
    ['a directive is unknown', changed(':::note[', ':::hint['), /“hint” is not a block.*note, check/, ':::hint['],
    ['an attribute is unknown', changed('{tone=caution}', '{colour=red}'), /no “colour”.*tone/, '{colour=red}'],
    ['a tone is unknown', changed('tone=caution', 'tone=loud'), /one of: plain, caution, good/, 'tone=loud'],
    ['raw HTML is used', changed('Your first name.', 'Your <b>first</b> name.'), /Raw HTML/, 'Your <b>'],
    ['a script is used', changed('## What', '<script>alert(1)</script>\n\n## What'), /Raw HTML/, '<script>'],
    ['a comment is used', changed('## What', '<!-- later -->\n\n## What'), /Raw HTML/, '<!--'],
    ['a link runs script', changed('Why you came.', '[Why](javascript:alert(1))'), /link “javascript:.*https/, '[Why]'],
    ['a link runs script, in disguise', changed('Why you came.', '[Why](JaVa&#x09;script:x)'), /is refused/, '[Why]'],
    ['a link is not encrypted', changed('Why you came.', '[Why](http://a.example/)'), /https/, '[Why]'],
    ['a link leads nowhere', changed('Why you came.', '[Why](#what-to-see)'), /called “#what-to-see”/, '[Why]'],
    ['a picture is used', changed('Why you came.', '![Why](https://a.example/x.png)'), /Pictures/, '![Why]'],
    ['a heading is too high', changed('## What', '# What'), /“##” or “###”/, '# What'],
    [
      'a check has no right option',
      changed('- [x] The one you agreed on in', '- [ ] The one in'),
      /exactly one/,
      ':::check{#who',
    ],
    ['a check has two right options', changed('- [ ] The one with', '- [x] The one with'), /exactly one/],
    ['an option has no box', changed('- [ ] The one with', '- The one with'), /Begin each option/, '- The one with'],
    ['an option has no feedback', changed('  > Rank means nothing to the person behind the door.\n', ''), /feedback/],
    [
      'a question has no right answer',
      changed('- [x] The one you agreed on beforehand', '- [ ] The one agreed'),
      /at least one option as right/,
      ':::question{#first-voice objective=1}',
    ],
    ['a question has no reason', changed('> An agreed voice keeps the first minute calm.\n', ''), /the reason/],
    ['a question has no name', changed('{#first-voice objective=1}', ''), /“id” is missing/],
    [
      'a question is about no objective',
      changed('-voice objective=1', '-voice objective=2'),
      /objective 2; there are 1/,
    ],
    [
      'an objective is no number',
      changed('-voice objective=1', '-voice objective=greet'),
      /objective=2/,
      '{#first-voice',
    ],
    ['the number of the edition is a word', changed('number: 1', 'number: first'), /“number” should be a whole number/],
    ['two questions share a name', changed('#two-things', '#first-voice'), /question “first-voice” is used twice/],
    ['a scene is missing', changed('(#later)', '(#never)'), /“never”, which is not a scene/],
    [
      'a scene has no choices',
      changed('- [Knock again, louder](#closed)\n', '').replace(
        '- [Ask when it would suit](#later)\n  > The door stays open.\n',
        '',
      ),
      /ends with its choices/,
    ],
    ['a state is no state', changed('code=OR', 'code=OX'), /two capital letters of a state/],
    ['a state tip has no citation', changed('cite="ORS 40.264" ', ''), /“citation” is missing/],
    ['a state tip has an impossible day', changed('checked=2026-11-02', 'checked=2026-02-30'), /YYYY-MM-DD/],
    ['a state tip says nothing for the others', changed(':::otherwise', ':::state{code=WA}'), /Add “:::otherwise”/],
    ['a lesson has no minutes', changed(' minutes=10', ''), /“minutes” is missing/, '::lesson['],
    ['minutes are words', changed('minutes=10', 'minutes=ten'), /“minutes” should be a whole number/],
    ['a block is not closed', changed('One voice, one sentence, one offer.\n:::', 'One voice.'), /./],
    ['a title is missing', changed('title: Meeting at the Door\n', ''), /“title” is missing/],
    [
      'a section is unknown',
      changed('section: core-competencies', 'section: skills'),
      /one of: basics, core-comp/i,
      'section: skills',
    ],
    ['a name is misspelled', changed('creditMinutes: 10', 'creditMinuets: 10'), /“creditMinuets”/],
    ['YAML is broken', changed('priorities: [collaboration]', 'priorities: [collaboration'), /not valid YAML/],
    ['YAML repeats a name', changed('language: en', 'language: en\nlanguage: es'), /not valid YAML/],
    ['YAML uses anchors', changed('language: en', 'language: &x en\nsummary2: *x'), /without anchors/],
    ['the test draws too many', changed('draw: 12', 'draw: 13'), /more questions than the bank/],
    [
      'words hide a control character',
      changed('language: en', 'language: en\nx: 1')
        .replace('title: Meeting', 'title: "Meet\\0ing')
        .replace('at the Door\nsummary', 'at the Door"\nsummary'),
      /cannot be shown/,
    ],
  ]
  test.each(faults)('%s', (_, markdown, message, at) => {
    const problems = problemsOf(markdown)
    const found = problems.find((problem) => message.test(problem.message))
    expect(found, JSON.stringify(problems)).toBeDefined()
    if (at) expect(found?.line).toBe(lineOf(markdown, at))
  })

  test('the front matter is missing', () => {
    const [first] = problemsOf(whole.slice(whole.indexOf('::lesson')))
    expect(first).toEqual({ line: 1, message: expect.stringContaining('must begin with front matter') })
  })

  test('the file is empty', () => {
    expect(problemsOf('')).toHaveLength(1)
    expect(problemsOf('\uFEFF\r\n')).toHaveLength(1)
  })

  test('a lesson is written twice', () => {
    const again = `${whole}\n::lesson[Again]{#at-the-door minutes=3}\n\nMore.\n`
    const line = lineOf(again, '::lesson[Again]')
    expect(problemsOf(again)).toContainEqual({ line, message: 'The lesson “at-the-door” is used twice.' })
  })

  test('a lesson has no question', () => {
    const more = `${whole}\n::lesson[More]{#more minutes=3}\n\nMore.\n`
    const line = lineOf(more, '::lesson[More]')
    expect(problemsOf(more)).toContainEqual({ line, message: expect.stringContaining('about lesson “more”') })
  })

  test('a block swallows the next lesson', () => {
    const open = `${whole}\n:::note\nNever closed.\n\n::lesson[More]{#more minutes=3}\n\nMore.\n`
    expect(problemsOf(open)).toContainEqual({
      line: lineOf(open, ':::note\nNever'),
      message: expect.stringContaining('not closed'),
    })
  })

  test('several things are wrong, all at once and in order', () => {
    const wrong = changed('section: core-competencies', 'section: skills')
      .replace('## What', '# What')
      .replace('(#later)', '(#never)')
    const lines = problemsOf(wrong).map((problem) => problem.line)
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
  })
})

describe('ordinary text', () => {
  test('keeps a colon followed by a word', () => {
    const { content } = read(changed('Why you came.', 'Why:because you care, at 9:am.'))
    expect(JSON.stringify(content)).toContain('Why:because you care, at 9:am.')
  })

  test('keeps typed entities as words, not as markup', () => {
    const { content } = read(changed('Why you came.', 'Why &lt;b&gt; came.'))
    expect(JSON.stringify(content)).toContain('Why <b> came.')
  })
})

describe('a file that is far too large', () => {
  const quick = (markdown: string) => {
    const began = performance.now()
    const problems = problemsOf(markdown)
    expect(performance.now() - began).toBeLessThan(4000)
    return problems
  }

  test('is refused before it is read', () => {
    expect(quick(whole + 'word '.repeat(2_000_000))[0]?.message).toContain('Split it in two')
  })

  test('is refused when one line is endless', () => {
    expect(quick(`${whole}\n${'word '.repeat(10_000)}`)[0]?.message).toContain('This line has more than')
  })

  test.each([
    ['quotations', `\n${'>'.repeat(9_000)} deep\n`],
    ['emphasis', `\n${'*a **b '.repeat(1_200)}\n`],
    ['brackets', `\n${'['.repeat(9_000)}\n`],
    ['lists', `\n${Array.from({ length: 90 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')}\n`],
    ['directives', `\n${Array.from({ length: 90 }, (_, i) => `${':'.repeat(95 - i)}note`).join('\n')}\n`],
    ['YAML', '', `x: ${'['.repeat(9_000)}`],
  ])('is refused quickly when it nests %s without end', (_, text, yaml = '') => {
    expect(
      quick(whole.replace('## What', () => `${text}\n## What`).replace('language: en', () => `language: en\n${yaml}`)),
    ).toBeDefined()
  })
})
