/** Events as an Atom feed (RFC 4287), the last changed first, for feed readers. */
import { Feed } from 'feed'
import type { FeedItem } from '@/lib/events/feed'
import { sessionWords } from '@/lib/events/words'

type About = {
  name: string
  /** The page that shows the same. */
  page: string
  /** The feed itself. */
  self: string
  /** Last change of any event (ISO instant). */
  changedAt: string | null
}

const MOST_ENTRIES = 100

export function atomFeed(events: readonly FeedItem[], { name, page, self, changedAt }: About): string {
  const feed = new Feed({
    id: page,
    title: name,
    link: page,
    feedLinks: { atom: self },
    copyright: '',
    generator: 'Attest',
    updated: new Date(changedAt ?? 0),
  })
  const lastFirst = [...events].sort((a, b) => (a.lastModified < b.lastModified ? 1 : -1))
  for (const event of lastFirst.slice(0, MOST_ENTRIES))
    feed.addItem({
      id: `urn:uuid:${event.uid.split('@')[0]}`,
      title: event.status === 'cancelled' ? `Canceled: ${event.title}` : event.title,
      link: event.url,
      description: summaryOf(event),
      author: [{ name: event.organizer.name }],
      category: event.categories.map((category) => ({ name: category, term: category })),
      published: new Date(event.publishedAt),
      date: new Date(event.lastModified),
    })
  return feed.atom1()
}

function summaryOf({ cancelReason, summary, sessions }: FeedItem): string {
  const [first] = sessions.filter(({ withdrawn }) => !withdrawn)
  return [cancelReason ? `Canceled: ${cancelReason}` : null, first ? `${sessionWords(first)}.` : null, summary]
    .filter(Boolean)
    .join(' ')
}
