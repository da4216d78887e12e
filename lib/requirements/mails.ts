/** Messages about what was decided for somebody. Subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { reliefs } from './relief-tables'

const about = z.object({ reliefId: z.string() })
type About = z.infer<typeof about>

const rowOf = async (ctx: Ctx, reliefId: string) =>
  (await read(ctx, (tx) => tx.select().from(reliefs).where(eq(reliefs.id, reliefId))))[0]

const GONE = { moot: 'There is no such decision.' }

/** Tells the person that a waiver, an extension, an exemption or leave was granted or ended; which, is read after signing in. */
export const reliefTold: NoticeKind<About> = {
  name: 'requirements.relief-told',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A date in your training has changed',
  digest: {
    opening: ['Something was decided about a date in your training. Sign in to read what, by whom and why:'],
    closing: ['This is the only message about it.'],
  },
  say: async (ctx, { reliefId }) =>
    (await rowOf(ctx, reliefId)) ? { lines: [`${publicUrl()}/training#decided`] } : GONE,
}

/** Tells whoever recommended it what became of it. */
export const recommendationAnswered: NoticeKind<About> = {
  name: 'requirements.recommendation-answered',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'What you recommended was answered',
  digest: {
    opening: ['There is an answer to what you recommended. Sign in to read it:'],
    closing: ['This is the only message about it.'],
  },
  say: async (ctx, { reliefId }) => {
    const row = await rowOf(ctx, reliefId)
    if (!row) return GONE
    return { lines: [`${publicUrl()}/agency/people/${row.personId}?agency=${row.agencyId}#reliefs`] }
  },
}
