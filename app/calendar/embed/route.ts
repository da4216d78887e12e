import { listCalendar } from '@/lib/events/calendar'
import { feedFilter } from '@/lib/events/inputs'
import { askedNear } from '@/lib/events/near'
import { anyoneCtx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { askedOf } from '../../calendar-files/asked'
import { framedList, framedRefusal } from './framed'

export const dynamic = 'force-dynamic'

/** The list for the frame of a partner: a small page of its own, without script; which sites may show it says the front. */
export async function GET(request: Request): Promise<Response> {
  const asked = feedFilter.safeParse(askedOf(request))
  if (!asked.success) return page(422, framedRefusal(asked.error.issues.map(({ message }) => message).join(' ')))
  if (askedNear(asked.data)?.place.isKnown === false) return page(422, framedRefusal('This ZIP code is not known.'))
  const ctx = anyoneCtx()
  const found = await listCalendar(ctx, asked.data)
  const { search } = new URL(request.url)
  return page(200, framedList(found, { base: publicUrl(), query: search, from: asked.data.from, now: ctx.now }))
}

const page = (status: number, html: string) =>
  new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } })
