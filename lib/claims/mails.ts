/** Messages about claims. Subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { awaitsDecision } from './rules'
import { claims } from './tables'

const about = z.object({ claimId: z.string() })
type About = z.infer<typeof about>

const findClaim = async (ctx: Ctx, claimId: string) => {
  const [found] = await read(ctx, (tx) =>
    tx.select({ status: claims.status, agencyId: claims.agencyId }).from(claims).where(eq(claims.id, claimId)),
  )
  return found
}
const stateOf = async (ctx: Ctx, claimId: string) => (await findClaim(ctx, claimId))?.status ?? null

/** Tells whoever claims that there is something to mend; what it is, is read after signing in. */
export const claimReturned: NoticeKind<About> = {
  name: 'claims.returned',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something you sent needs a look',
  digest: {
    opening: ['Somebody looked at what you sent and needs a little more. Sign in to read what it is:'],
    closing: ['Nothing that you wrote is lost. This is the only message about it.'],
  },
  say: async (ctx, { claimId }) => {
    if ((await stateOf(ctx, claimId)) !== 'returned') return { moot: 'It was sent again or taken back since.' }
    return { lines: [`${publicUrl()}/training/claims/${claimId}`] }
  },
}

/** Tells whoever claims that there is a decision. */
export const claimDecided: NoticeKind<About> = {
  name: 'claims.decided',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'An answer to what you sent',
  digest: {
    opening: ['There is an answer to what you sent. Sign in to read it:'],
    closing: ['This is the only message about this answer.'],
  },
  say: async (ctx, { claimId }) => {
    const state = await stateOf(ctx, claimId)
    if (state !== 'approved' && state !== 'rejected') return { moot: 'It is being looked at again.' }
    return { lines: [`${publicUrl()}/training/claims/${claimId}`] }
  },
}

/** Tells whoever claims that a decision was taken back. */
export const claimReopened: NoticeKind<About> = {
  name: 'claims.reopened',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'What you sent is looked at again',
  digest: {
    opening: [
      'Somebody took back what they had decided about what you sent, and it is looked at again. Sign in to read why:',
    ],
    closing: ['There is nothing that you have to do. We write once there is an answer.'],
  },
  say: async (ctx, { claimId }) => {
    const state = await stateOf(ctx, claimId)
    if (!state || !awaitsDecision(state)) return { moot: 'It was decided or taken back since.' }
    return { lines: [`${publicUrl()}/training/claims/${claimId}`] }
  },
}

/** Tells those who decide that something waits. */
export const claimWaits: NoticeKind<About> = {
  name: 'claims.waits',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something waits for your decision',
  digest: {
    opening: ['There is something new in the list that you decide on. Sign in to see it:'],
    closing: ['This is the only message about it.'],
  },
  say: async (ctx, { claimId }) => {
    const claim = await findClaim(ctx, claimId)
    if (!claim || !awaitsDecision(claim.status)) return { moot: 'It was decided or taken back since.' }
    // Whoever decides at several agencies is led to the one that it waits at.
    return { lines: [`${publicUrl()}/agency/claims?agency=${claim.agencyId}&claim=${claimId}`] }
  },
}
