/** What is answered about several approvals at once, and about those who may post no more. */
import * as z from 'zod/mini'

export const approvedShape = z.object({
  items: z.array(
    z.object({
      eventId: z.string(),
      published: z.boolean(),
      slug: z.nullable(z.string()),
      /** Why it is not published, in a sentence. */
      why: z.nullable(z.string()),
    }),
  ),
})
export type ApprovedEvent = z.infer<typeof approvedShape>['items'][number]

const blockedPosterShape = z.object({
  blockId: z.string(),
  /** What they had posted; null once they took it back. */
  title: z.nullable(z.string()),
  contactName: z.nullable(z.string()),
  contactEmail: z.nullable(z.string()),
  reason: z.string(),
  blockedAt: z.string(),
})
export type BlockedPoster = z.infer<typeof blockedPosterShape>
export const blockedPostersShape = z.object({ items: z.array(blockedPosterShape) })
