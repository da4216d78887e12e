import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AtomEntry, atomText } from './atom'
import { jsonFeedText } from './json-feed'

const entry = (more: Partial<AtomEntry> = {}): AtomEntry => ({
  id: 'urn:uuid:1',
  title: 'Two desks',
  url: 'https://attest.example/calendar/two-desks',
  summary: 'Half a day.',
  author: 'Harbor Light',
  categories: ['Training'],
  publishedAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-02T00:00:00.000Z',
  ...more,
})
const about = { name: 'Calendar', page: 'https://attest.example/calendar', self: 'https://attest.example/feed' }
const hostile = ['<script>alert(1)</script>', ']]><b>', '&amp; & "', "'", '\u2028', '</title>', '<!--', '\\', '💜']

describe('feeds', () => {
  it('as JSON are version 1.1, with what the standard asks of an item', () => {
    const feed = JSON.parse(
      jsonFeedText([{ ...entry(), more: { _attest: { status: 'confirmed' } } }], { ...about, language: 'en-US' }),
    )
    expect(feed).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Calendar',
      home_page_url: about.page,
      feed_url: about.self,
      language: 'en-US',
      items: [
        {
          id: 'urn:uuid:1',
          url: 'https://attest.example/calendar/two-desks',
          title: 'Two desks',
          content_text: 'Half a day.',
          date_published: '2026-01-01T00:00:00.000Z',
          date_modified: '2026-01-02T00:00:00.000Z',
          authors: [{ name: 'Harbor Light' }],
          tags: ['Training'],
          _attest: { status: 'confirmed' },
        },
      ],
    })
  })

  it('carry any text as it is, and none of it becomes markup', () => {
    const text = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string(),
      fc.array(fc.constantFrom(...hostile)).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, text, (title, summary) => {
        const json = jsonFeedText([entry({ title, summary })], { ...about, language: 'en-US' })
        expect(json).not.toContain('<')
        expect(JSON.parse(json).items[0]).toMatchObject({ title, content_text: summary })
        const atom = atomText([entry({ title, summary })], { ...about, generator: 'Attest', changedAt: null })
        const outside = atom.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
        expect(outside).not.toMatch(/<(?:script|b|!--)/)
        expect(outside.match(/<title\b/g)?.length).toBe(outside.match(/<\/title>/g)?.length)
      }),
      { numRuns: 200 },
    )
  })
})
