import { feedEvents } from '@/lib/events/feed'
import { atomFeed } from '@/lib/events/feed-files'
import { anyoneCtx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { calendarFile } from '../calendar-files/answer'
import { askedOf } from '../calendar-files/asked'

export const dynamic = 'force-dynamic'

/** What is new and what changed on the calendar, for feed readers, narrowed by the same address as the page. */
export const GET = (request: Request): Promise<Response> =>
  calendarFile(async () => {
    const { items, name, changedAt } = await feedEvents(anyoneCtx(), askedOf(request))
    const { search } = new URL(request.url)
    const base = publicUrl()
    const about = { name, page: `${base}/calendar${search}`, self: `${base}/calendar.atom${search}`, changedAt }
    return { text: atomFeed(items, about), changedAt, name: 'calendar.atom', type: 'application/atom+xml' }
  })
