/** A feed as JSON Feed 1.1 (jsonfeed.org), for feed readers and for programs of partners. */
import type { AtomEntry } from './atom'

export type JsonFeedAbout = {
  name: string
  /** The page that shows the same. */
  page: string
  /** The feed itself. */
  self: string
  /** The language of the texts, as in `en-US`. */
  language: string
}

/** An entry, and what programs read of it beside the words; its name begins with an underscore there, as the standard asks. */
export type JsonFeedEntry = AtomEntry & { more?: Record<`_${string}`, unknown> }

const VERSION = 'https://jsonfeed.org/version/1.1'

/** The entries in the order given. Safe inside a page too: no `<` stands in it. */
export function jsonFeedText(entries: readonly JsonFeedEntry[], { name, page, self, language }: JsonFeedAbout): string {
  const feed = {
    version: VERSION,
    title: name,
    home_page_url: page,
    feed_url: self,
    language,
    items: entries.map(({ more, ...entry }) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt,
      date_modified: entry.changedAt,
      authors: [{ name: entry.author }],
      ...(entry.categories.length > 0 ? { tags: entry.categories } : {}),
      ...more,
    })),
  }
  return JSON.stringify(feed).replaceAll('<', '\\u003c')
}
