/** An Atom feed (RFC 4287), for feed readers. */
import { escapedMarkup } from './markup'

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

/** The entries in the order given. Texts are plain: what looks like markup in them is text (section 3.1). */
export function atomText(entries: readonly AtomEntry[], about: AtomAbout): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', about.page),
    element('title', about.name),
    element('updated', about.changedAt ?? new Date(0).toISOString()),
    element('generator', about.generator),
    link('alternate', about.page),
    link('self', about.self),
    ...entries.map(entryText),
    '</feed>\n',
  ].join('\n')
}

const entryText = (entry: AtomEntry): string =>
  [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('updated', entry.changedAt),
    element('published', entry.publishedAt),
    link('alternate', entry.url),
    `<author>${element('name', entry.author)}</author>`,
    ...entry.categories.map(
      (category) => `<category term="${escapedMarkup(category)}" label="${escapedMarkup(category)}"/>`,
    ),
    element('summary', entry.summary),
    '</entry>',
  ].join('\n')

const element = (name: string, text: string) => `<${name}>${escapedMarkup(text)}</${name}>`
const link = (rel: string, href: string) => `<link rel="${rel}" href="${escapedMarkup(href)}"/>`
