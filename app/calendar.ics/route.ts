import { feedEvents } from '@/lib/events/feed'
import { calendarFeed } from '@/lib/interop/icalendar'
import { anyoneCtx } from '@/lib/platform/context'
import { calendarFile } from '../calendar-files/answer'

export const dynamic = 'force-dynamic'

/** The calendar for programs that subscribe to it, narrowed by the same address as the page. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  return calendarFile(request, async () => {
    const feed = await feedEvents(
      anyoneCtx(),
      Object.fromEntries([...query.keys()].map((name) => [name, oneOrMore(query.getAll(name))])),
    )
    const stampedAt = new Date(feed.changedAt ?? 0)
    return {
      text: calendarFeed(feed.items, { name: 'Calendar of events', stampedAt }),
      changedAt: feed.changedAt,
      name: 'calendar.ics',
    }
  })
}

const oneOrMore = (values: string[]) => (values.length > 1 ? values : values[0])
