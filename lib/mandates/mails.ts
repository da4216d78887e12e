/** What is told about mandate packs. Subjects and words are neutral: they may be read on a shared screen. */
import { and, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
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
    return { lines: [packOf({ packId, agencyId })] }
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
    closing: ['You hear of it once more only if it becomes a pack later.'],
  },
  say: async (ctx, { suggestedId }) => {
    const row = await toldRule(ctx, suggestedId)
    if (!row) return GONE
    return { lines: [`${publicUrl()}${PACKS}/lacking?agency=${row.agencyId}`, ...(row.packId ? [packOf(row)] : [])] }
  },
}

const named = z.object({ suggestedId: z.string(), packId: z.string() })

/** Tells those who told of a rule that was taken up which pack it became. */
export const packNamed: NoticeKind<z.infer<typeof named>> = {
  name: 'mandates.pack-named',
  payload: named,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A rule that you told us of is there now',
  digest: {
    opening: ['A rule that your agency missed is among the mandate packs now. Read it, and adopt it if it fits:'],
    closing: ['Nothing is asked of your people until your agency adopts it.'],
  },
  say: async (ctx, { suggestedId, packId }) => {
    const row = await toldRule(ctx, suggestedId)
    if (!row) return GONE
    return row.packId === packId ? { lines: [packOf(row)] } : { moot: 'Another pack was named since.' }
  },
}

const PACKS = '/agency/requirements/packs'
const GONE = { moot: 'It is not there any longer.' }

async function toldRule(ctx: Ctx, suggestedId: string) {
  const { agencyId, packId } = suggestedRules
  const [row] = await read(ctx, (tx) =>
    tx.select({ agencyId, packId }).from(suggestedRules).where(eq(suggestedRules.id, suggestedId)),
  )
  return row
}

const packOf = ({ packId, agencyId }: { packId: string | null; agencyId: string }): string =>
  `${publicUrl()}${PACKS}/${packId}?agency=${agencyId}`
