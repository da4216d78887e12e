import { feedEvents } from '@/lib/events/feed'
import { jsonFeed } from '@/lib/events/feed-files'
import { anyoneCtx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { calendarFile } from '../calendar-files/answer'
import { askedOf } from '../calendar-files/asked'

export const dynamic = 'force-dynamic'

/** The calendar as JSON Feed, narrowed by the same address as the page. */
export const GET = (request: Request): Promise<Response> =>
  calendarFile(async () => {
    const { items, name, changedAt } = await feedEvents(anyoneCtx(), askedOf(request))
    const { search } = new URL(request.url)
    const base = publicUrl()
    const about = { name, page: `${base}/calendar${search}`, self: `${base}/calendar.json${search}` }
    return { text: jsonFeed(items, about), changedAt, name: 'calendar.json', type: 'application/feed+json' }
  })
