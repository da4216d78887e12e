/** Messages about suggested courses. Their subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { relatedTrainings } from './tables'

const decided = z.object({ relatedId: z.string() })

/** Tells whoever suggested it that a moderator decided; the decision itself is read after signing in. */
export const suggestionDecided: NoticeKind<z.infer<typeof decided>> = {
  name: 'related.suggestion-decided',
  payload: decided,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A decision about what you suggested',
  digest: {
    opening: ['Somebody has looked at what you suggested. Sign in to read the decision and what you can do next:'],
    closing: ['This is the only message about this decision. We write again when there is another one.'],
  },
  say: async (ctx, { relatedId }) => {
    const [row] = await read(ctx, (tx) =>
      tx.select({ id: relatedTrainings.id }).from(relatedTrainings).where(eq(relatedTrainings.id, relatedId)),
    )
    return row ? { lines: [`${publicUrl()}/suggestions`] } : { moot: 'There is no such suggestion any longer.' }
  },
}
