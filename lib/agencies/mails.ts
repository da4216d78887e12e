/** Messages about serving in an agency. Subjects are neutral: they may be read on a shared screen. */
import * as z from 'zod/mini'
import { publicUrl } from '@/lib/platform/env'
import { job } from '@/lib/platform/jobs'
import { sendMail } from '@/lib/platform/mail'

export const sendInvitation = job(
  'agencies.send-invitation',
  z.object({ email: z.string(), agencyName: z.string() }),
  async (ctx, { email, agencyName }) => {
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
