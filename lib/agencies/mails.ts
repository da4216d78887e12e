/** Messages about serving in an agency. Subjects are neutral: they may be read on a shared screen. */
import { and, eq, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { job } from '@/lib/platform/jobs'
import { sendMail } from '@/lib/platform/mail'
import { invitations } from './tables'

export const sendInvitation = job(
  'agencies.send-invitation',
  z.object({ email: z.string(), agencyName: z.string(), agencyId: z.optional(z.string()) }),
  async (ctx, { email, agencyName, agencyId }) => {
    if (agencyId && !(await isOpen(ctx, agencyId, email))) return
    await sendMail(
      {
        to: email,
        subject: 'A question about your training record',
        text: [
          `${agencyName} says that you serve there, and asks to see your training record.`,
          `Sign in at ${publicUrl()}/training to accept or decline. Until you accept, nothing of your record is shown to them.`,
          'If you do not know this agency, decline or ignore this message; the question lapses after 30 days.',
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
)

/** What was withdrawn before its letter went out is not written about. */
async function isOpen(ctx: Ctx, agencyId: string, email: string): Promise<boolean> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(and(eq(invitations.agencyId, agencyId), eq(invitations.email, email), isNull(invitations.answer)))
      .limit(1),
  )
  return rows.length > 0
}
