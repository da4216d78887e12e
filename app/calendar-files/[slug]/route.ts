import { feedEvent } from '@/lib/events/feed'
import { eventCalendar } from '@/lib/events/feed-files'
import { anyoneCtx } from '@/lib/platform/context'
import { calendarFile } from '../answer'

export const dynamic = 'force-dynamic'

/** One event as a file, at `/calendar/<slug>.ics` (next.config.ts). */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  return calendarFile(async () => {
    const { event, changedAt } = await feedEvent(anyoneCtx(), { slug })
    return { text: eventCalendar(event, new Date(changedAt)), changedAt, name: `${slug}.ics` }
  })
}
