/** What is told about mandate packs. Subjects and words are neutral: they may be read on a shared screen. */
import { and, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { adoptionsOf } from './records'
import { suggestedRules } from './suggested-tables'
import { packAdoptions } from './tables'

const changed = z.object({ packId: z.string(), agencyId: z.string(), edition: z.int() })

/** Tells whoever keeps an agency's requirements that the source of one was read anew. */
export const packChanged: NoticeKind<z.infer<typeof changed>> = {
  name: 'mandates.changed',
  payload: changed,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A rule you adopted has changed at its source',
  digest: {
    opening: [
      'What was written about a rule that your agency adopted has changed. Both texts stand side by side here:',
    ],
    closing: ['Nothing changes for your people until you say so. This is the only message about this change.'],
  },
  say: async (ctx, { packId, agencyId, edition }) => {
    const of = and(eq(packAdoptions.packId, packId), eq(packAdoptions.agencyId, agencyId))
    const open = (await read(ctx, (tx) => adoptionsOf(tx, of))).filter((each) => each.edition < edition)
    if (open.length === 0) return { moot: 'It was answered since, or the requirement is retired.' }
    return { lines: [`${publicUrl()}/agency/requirements/packs/${packId}?agency=${agencyId}`] }
  },
}

const answered = z.object({ suggestedId: z.string() })

/** Tells those who told of a rule that it was answered; the answer itself is read after signing in. */
export const ruleAnswered: NoticeKind<z.infer<typeof answered>> = {
  name: 'mandates.rule-answered',
  payload: answered,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'An answer to what you sent',
  digest: {
    opening: ['Somebody has looked at what your agency sent. Sign in to read the answer:'],
    closing: ['This is the only message about it.'],
  },
  say: async (ctx, { suggestedId }) => {
    const [row] = await read(ctx, (tx) =>
      tx.select({ agencyId: suggestedRules.agencyId }).from(suggestedRules).where(eq(suggestedRules.id, suggestedId)),
    )
    if (!row) return { moot: 'It is not there any longer.' }
    return { lines: [`${publicUrl()}/agency/requirements/packs/lacking?agency=${row.agencyId}`] }
  },
}
