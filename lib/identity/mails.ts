/** Messages about signing in. Subjects are neutral: they may be read on a shared screen. */
import * as z from 'zod/mini'
import { job } from '@/lib/platform/jobs'
import { sendMail } from '@/lib/platform/mail'
import { CODE_MINUTES } from './rules'

/** The code travels in the queue until it is sent; jobs are removed when done. */
export const sendCode = job(
  'identity.send-code',
  z.object({ email: z.string(), code: z.string() }),
  async (ctx, { email, code }) => {
    await sendMail(
      {
        to: email,
        subject: `Your code: ${code}`,
        text: [
          `Your code is ${code}. It is good for ${CODE_MINUTES} minutes and for one use.`,
          'Type it on the page where you asked for it. Nobody will ever ask you to read it to them.',
          'If you did not ask for a code, you can ignore this message; nothing happened.',
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
)
