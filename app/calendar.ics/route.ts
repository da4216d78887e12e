import { feedEvents } from '@/lib/events/feed'
import { calendarFeed } from '@/lib/events/feed-files'
import { anyoneCtx } from '@/lib/platform/context'
import { calendarFile } from '../calendar-files/answer'
import { askedOf } from '../calendar-files/asked'

export const dynamic = 'force-dynamic'

/** The calendar for programs that subscribe to it, narrowed by the same address as the page. */
export const GET = (request: Request): Promise<Response> =>
  calendarFile(async () => {
    const { items, name, changedAt } = await feedEvents(anyoneCtx(), askedOf(request))
    return { text: calendarFeed(items, { name, stampedAt: new Date(changedAt ?? 0) }), changedAt, name: 'calendar.ics' }
  })
