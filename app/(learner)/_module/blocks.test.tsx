import { readdirSync, readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Lesson, Block as ModuleBlock } from '@/lib/catalog/content'
import { parseModule } from '@/lib/catalog/markdown'
import type { Prose } from '@/lib/catalog/prose'
import { Block, LessonBody } from './blocks'
import { follow } from './story'

/** What the server sends, which is what a reader without script has. */
const page = (block: ModuleBlock, state?: string) => renderToStaticMarkup(<Block block={block} state={state} />)
const words = (value: string): Prose[] => [{ type: 'paragraph', children: [{ type: 'text', value }] }]
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const check: ModuleBlock = {
  kind: 'check',
  id: 'who-speaks',
  prompt: 'Who speaks first?',
  options: [
    { id: 'a', text: 'The one agreed on', feedback: 'One voice is easier to hear.', right: true },
    { id: 'b', text: 'The loudest', feedback: 'Nobody hears the loudest.', right: false },
  ],
}

const scenario: Extract<ModuleBlock, { kind: 'scenario' }> = {
  kind: 'scenario',
  id: 'door',
  title: 'A door',
  scenes: [
    {
      id: 'start',
      nodes: words('A door opens.'),
      choices: [
        { text: 'Wait', consequence: 'It stays open.', next: 'end' },
        { text: 'Knock', next: 'start' },
      ],
    },
    { id: 'end', nodes: words('You go in.'), choices: [], reflection: words('Waiting worked.') },
  ],
}

const law = (value: string) => ({
  nodes: words(value),
  citation: 'ORS 40.264',
  sourceUrl: 'https://oregon.public.law/statutes/ors_40.264',
  checkedOn: '2026-11-16',
  checkBy: '2027-05-16',
})
const tip: ModuleBlock = {
  kind: 'state-tip',
  id: 'privilege',
  title: 'Is it protected?',
  states: { OR: law('Certified advocates only.'), AZ: law('Thirty hours.') },
  otherwise: words('Ask your coalition.'),
}

describe('prose', () => {
  test('keeps its structure and the ids of its headings', () => {
    const html = page({
      kind: 'prose',
      nodes: [
        { type: 'heading', depth: 2, id: 'first', children: [{ type: 'text', value: 'First' }] },
        { type: 'list', ordered: true, children: [{ type: 'listItem', children: words('One') }] },
        { type: 'blockquote', children: words('Said') },
      ],
    })
    expect(html).toBe('<h2 id="first">First</h2><ol><li>One</li></ol><blockquote><p>Said</p></blockquote>')
  })

  test('shows what looks like markup as words', () => {
    expect(page({ kind: 'prose', nodes: words('<script>alert(1)</script>') })).toContain('&lt;script&gt;')
  })
})

describe('a check without script', () => {
  const html = page(check)

  test('shows the question with labeled radio buttons', () => {
    expect(html).toContain('<legend>Who speaks first?</legend>')
    for (const id of ['a', 'b']) {
      expect(html).toContain(`id="check-who-speaks-${id}"`)
      expect(html).toContain(`for="check-who-speaks-${id}"`)
    }
  })

  test('opens to the feedback of every answer, and has no button that would do nothing', () => {
    const [, hidden = ''] = html.split('<details')
    expect(textOf(hidden)).toContain('The one agreed on : Yes. One voice is easier to hear.')
    expect(textOf(hidden)).toContain('The loudest : Not quite. Nobody hears the loudest.')
    expect(html).not.toContain('<button')
  })

  test('has a place where feedback will be announced, which is empty at first', () => {
    expect(html).toContain('<div role="status"></div>')
  })
})

describe('a scenario without script', () => {
  const html = page(scenario)

  test('can be read through: each choice opens to what follows and leads to the next scene', () => {
    expect(textOf(html)).toContain('Wait It stays open. What happens next')
    expect(html).toContain('href="#scenario-door-end"')
    expect(html).toContain('id="scenario-door-end"')
    expect(textOf(html)).toContain('Looking back Waiting worked.')
    expect(html).not.toContain('<button')
  })
})

describe('the way through a story', () => {
  const at = (...choices: number[]) => follow(scenario.scenes, choices)

  test('begins at the first scene', () => {
    expect(at()).toEqual({ past: [], scene: scenario.scenes[0] })
  })

  test('leads where the choice leads, also in a circle', () => {
    expect(at(1, 1, 0).scene?.id).toBe('end')
    expect(at(1, 1, 0).past.map((step) => step.choice.text)).toEqual(['Knock', 'Knock', 'Wait'])
  })

  test('does not leave an ending, nor follow a choice that is not there', () => {
    expect(at(0, 0, 1).past).toHaveLength(1)
    expect(at(7).scene?.id).toBe('start')
  })
})

describe('a state tip', () => {
  test('puts the law of the reader first, with its source and both dates', () => {
    const text = textOf(page(tip, 'OR'))
    expect(text.indexOf('In Oregon')).toBeLessThan(text.indexOf('Another state'))
    expect(text.indexOf('In Arizona')).toBeGreaterThan(text.indexOf('Another state'))
    expect(text).toContain('ORS 40.264. Checked on November 16, 2026; to be checked again by May 16, 2027.')
    expect(page(tip, 'OR')).toContain('href="https://oregon.public.law/statutes/ors_40.264"')
  })

  test.each([undefined, 'OH'])('tells any other reader (%s) what to ask, and shows the states it knows', (state) => {
    const text = textOf(page(tip, state))
    expect(text.indexOf('Ask your coalition.')).toBeLessThan(text.indexOf('In Arizona'))
    expect(text.indexOf('In Arizona')).toBeLessThan(text.indexOf('In Oregon'))
  })
})

describe('a lesson', () => {
  const lesson: Lesson = {
    key: 'one',
    title: 'One',
    minutes: 5,
    note: 'A raised voice.',
    blocks: [check, { kind: 'prose', nodes: [{ type: 'heading', depth: 2, id: 'h', children: [] }] }, tip],
    summary: words('Wait.'),
  }

  test('says first what it contains, and leads around it', () => {
    const html = renderToStaticMarkup(<LessonBody lesson={lesson} />)
    expect(html.indexOf('A raised voice.')).toBeLessThan(html.indexOf('Who speaks first?'))
    expect(html).toContain('href="#summary"')
    expect(html).toContain('<h2 id="summary">In short</h2>')
  })

  test('keeps headings in order: a block before the first h2 is an h2', () => {
    const html = renderToStaticMarkup(<LessonBody lesson={lesson} />)
    expect(html.match(/<h\d/g)).toEqual(['<h2', '<h2', '<h3', '<h2'])
  })
})

const modules = new URL('../../../drizzle/seed/modules/', import.meta.url)

describe.each(readdirSync(modules).filter((name) => name.endsWith('.md')))('every lesson of %s', (name) => {
  test('has no inline style, no repeated id, and no link to a place that is not there', () => {
    const parsed = parseModule(readFileSync(new URL(name, modules), 'utf8'))
    if (!parsed.ok) throw new Error(`${name} cannot be read`)
    for (const lesson of parsed.content.lessons) {
      const html = renderToStaticMarkup(<LessonBody lesson={lesson} state="CA" />)
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      expect(html).not.toMatch(/ style=| onclick=|javascript:/)
      for (const [, anchor] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(anchor)
    }
  })
})
