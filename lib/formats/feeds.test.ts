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

const read = (escaped: string) =>
  escaped
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#13;/g, '\r')
    .replace(/&amp;/g, '&')

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
        expect(atom.match(/<(?:script|b|!)/g)).toBeNull()
        expect(atom.match(/<title>[^<>]*<\/title>/g)).toHaveLength(2)
        const said = [...atom.matchAll(/<(?:title|summary)>([^<]*)</g)].slice(1).map(([, each = '']) => read(each))
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML holds none of them
        const held = (each: string) => each.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
        expect(said).toEqual([held(title), held(summary)])
      }),
      { numRuns: 200 },
    )
  })
})
