/** “Something is wrong here”, from anyone, and what moderators make of it. */
import { and, eq, isNull } from 'drizzle-orm'
import { write, writeIfNeeded } from '@/lib/audit/write'
import { networkOf } from '@/lib/platform/client-address'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { forbidden, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { isPublic } from './conditions'
import { reportListingInput, settleReportInput } from './life-inputs'
import { can, refuseOwn } from './listing-policy'
import { listingReports, listings } from './listing-tables'
import { lockListing } from './steps'

const REPORTS_AN_HOUR = 20

/**
 * Tells the moderators that a public listing is wrong. Who wrote it is not kept, unless they give an address. The same words
 * again, while nobody has settled them, are the same report.
 * @throws not-found; too-many after twenty in an hour from one network
 */
export async function reportListing(ctx: Ctx, input: unknown, network: string | null): Promise<{ received: true }> {
  const { slug, words, replyTo } = reportListingInput.parse(input)
  await limitTries(anyoneCtx(ctx.now), `listings.report:${networkOf(network)}`, REPORTS_AN_HOUR, 60)
  // Written by the system: the trail names nobody, and a moderator alone reads it.
  return writeIfNeeded(systemCtx('directory', ctx.now), async (w) => {
    const [listing] = await w.tx
      .select({ id: listings.id, name: listings.name })
      .from(listings)
      .where(and(isPublic, eq(listings.slug, slug)))
    if (!listing) throw notFound('This listing')
    const same = and(eq(listingReports.listingId, listing.id), eq(listingReports.words, words))
    const [before] = await w.tx
      .select({ id: listingReports.id })
      .from(listingReports)
      .where(and(same, isNull(listingReports.settledAt)))
    if (before) return { received: true }
    const id = newId()
    await w.tx
      .insert(listingReports)
      .values({ id, listingId: listing.id, words, replyTo: replyTo || null, reportedAt: ctx.now })
    w.record('listing.reported', { kind: 'listing', id: listing.id, detail: { name: listing.name } })
    return { received: true }
  })
}

/** Notes what came of it. @throws not-found, forbidden (no moderator, or about one’s own), not-now when it was settled */
export async function settleReport(ctx: Ctx, input: unknown): Promise<{ settled: boolean }> {
  const { reportId, outcome } = settleReportInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person' || !can.moderate(actor)) throw forbidden()
  return write(ctx, 'listing.report-settled', async (w) => {
    const [report] = await w.tx.select().from(listingReports).where(eq(listingReports.id, reportId)).for('update')
    if (!report) throw notFound('This word')
    if (report.settledAt) throw notNow('This was settled already.')
    refuseOwn(ctx, await lockListing(w, report.listingId))
    await w.tx
      .update(listingReports)
      .set({ settledAt: ctx.now, settledBy: actor.personId, outcome })
      .where(eq(listingReports.id, reportId))
    w.record('listing.report-settled', { kind: 'listing', id: report.listingId, detail: { outcome } })
    return { settled: true }
  })
}
