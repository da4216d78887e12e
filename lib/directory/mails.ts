/** Messages about listings. Their subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { directoryDay } from './days'
import { linesDueIn } from './lines-due'
import { listingClaims, listings } from './listing-tables'
import { isStale } from './rules'

const about = z.object({ listingId: z.string() })
type About = z.infer<typeof about>

/** Tells whoever suggested a listing once that a moderator decided; the decision itself is read after signing in. */
export const listingDecided: NoticeKind<About> = {
  name: 'directory.listing-decided',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A decision about what you suggested',
  digest: {
    opening: ['Somebody has looked at what you suggested. Sign in to read the decision and what you can do next:'],
    closing: ['This is the only message about this decision. We write again when there is another one.'],
  },
  say: async (_, { listingId }) => ({ lines: [`${publicUrl()}/listings/${listingId}`] }),
}

const ofClaim = z.object({ claimId: z.string() })

/** Tells whoever claimed a listing for their agency why it does not keep it. */
export const claimDeclined: NoticeKind<z.infer<typeof ofClaim>> = {
  name: 'directory.claim-declined',
  payload: ofClaim,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'An answer to what you asked',
  digest: {
    opening: ['A moderator has answered what you asked for your agency, and the answer is no. This is why:'],
    closing: ['You may ask again when that has changed. This is the only message about this answer.'],
  },
  say: async (ctx, { claimId }) => {
    const [claim] = await read(ctx, (tx) =>
      tx
        .select({ accepted: listingClaims.accepted, reason: listingClaims.reason })
        .from(listingClaims)
        .where(eq(listingClaims.id, claimId)),
    )
    if (claim?.accepted !== false) return { moot: 'It was not declined.' }
    return { lines: [claim.reason ?? '', `${publicUrl()}/listings#answers`] }
  },
}

/** Tells those who keep the help lines, once a week, that some are due to be made sure of again. */
export const linesDue: NoticeKind<Record<string, never>> = {
  name: 'directory.lines-due',
  payload: z.object({}),
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Numbers that are due to be checked again',
  digest: {
    opening: [
      'Nobody has made sure of these for 90 days. Sign in, call or read the official page, and say that they hold:',
    ],
    closing: ['We write again in a week while any of them is due.'],
  },
  say: async (ctx) => {
    const due = await read(ctx, (tx) => linesDueIn(tx, ctx.now))
    if (due === 0) return { moot: 'All of them were checked since.' }
    return { lines: [`${due === 1 ? 'One line' : `${due} lines`}: ${publicUrl()}/admin/lines`] }
  },
}

/** Asks the coordinators of the keeper once for each verification that has grown old. */
export const keeperReminded: NoticeKind<About> = {
  name: 'directory.check-due',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something you keep is due to be checked again',
  digest: {
    opening: [
      'Nobody has checked for 180 days whether this is still right. Sign in, look at it, and say that it is or change it:',
    ],
    closing: [
      'Until somebody does, its page says that it has not been checked. We write again only when it has been checked and 180 days have passed since.',
    ],
  },
  say: async (ctx, { listingId }) => {
    const [listing] = await read(ctx, (tx) =>
      tx
        .select({ status: listings.status, lastVerifiedOn: listings.lastVerifiedOn })
        .from(listings)
        .where(eq(listings.id, listingId)),
    )
    if (listing?.status !== 'listed') return { moot: 'It is not public any longer.' }
    if (!isStale(listing.lastVerifiedOn, directoryDay(ctx.now))) return { moot: 'It was checked since.' }
    return { lines: [`${publicUrl()}/listings/${listingId}`] }
  },
}
