/** An Atom feed (RFC 4287), for feed readers. */
import { Feed } from 'feed'

export type AtomAbout = {
  name: string
  /** The page that shows the same. */
  page: string
  /** The feed itself. */
  self: string
  /** The program that writes it. */
  generator: string
  /** ISO instant of the last change of any entry, or null when there are none. */
  changedAt: string | null
}

export type AtomEntry = {
  /** Stable for the life of the entry, an IRI. */
  id: string
  title: string
  url: string
  summary: string
  author: string
  categories: readonly string[]
  /** ISO 8601 instants. */
  publishedAt: string
  changedAt: string
}

/** The entries in the order given. */
export function atomText(entries: readonly AtomEntry[], { name, page, self, generator, changedAt }: AtomAbout): string {
  const feed = new Feed({
    id: page,
    title: name,
    link: page,
    feedLinks: { atom: self },
    copyright: '',
    generator,
    updated: new Date(changedAt ?? 0),
  })
  for (const entry of entries)
    feed.addItem({
      id: entry.id,
      title: entry.title,
      link: entry.url,
      description: entry.summary,
      author: [{ name: entry.author }],
      category: entry.categories.map((category) => ({ name: category, term: category })),
      published: new Date(entry.publishedAt),
      date: new Date(entry.changedAt),
    })
  return feed.atom1()
}
