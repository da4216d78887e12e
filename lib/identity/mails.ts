/** Messages about signing in. Subjects are neutral: they may be read on a shared screen. */
import * as z from 'zod/mini'
import { publicUrl } from '@/lib/platform/env'
import { job } from '@/lib/platform/jobs'
import { sendMail } from '@/lib/platform/mail'
import { CODE_MINUTES, RESTORED_DAYS } from './rules'

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
  'mail',
)

export const sendAddressCode = job(
  'identity.send-address-code',
  z.object({ email: z.string(), code: z.string() }),
  async (ctx, { email, code }) => {
    await sendMail(
      {
        to: email,
        subject: `Your code: ${code}`,
        text: [
          `Your code is ${code}. It adds this address to the record of whoever asked, is good for ${CODE_MINUTES} minutes and for one use.`,
          'Type it on the page where you asked for it. Nobody will ever ask you to read it to them.',
          'If you did not ask for a code, tell it to nobody and ignore this message; nothing happened.',
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
  'mail',
)

/** Instead of the code, to whoever signs in with the address already. Who asked is not said. */
export const sendAddressTaken = job(
  'identity.send-address-taken',
  z.object({ email: z.string() }),
  async (ctx, { email }) => {
    await sendMail(
      {
        to: email,
        subject: 'About your address',
        text: [
          'Somebody asked to add this address to their record. It is one that you sign in with, so nothing happened.',
          `If that was you, you have a second record: sign in with this address at ${publicUrl()}/sign-in to see it. Two records cannot be made one yet.`,
          'If it was not you, you can ignore this message.',
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
  'mail',
)

const ifNotYou = (where: string) =>
  `If you did not do this, sign in at ${where} now and end all sessions but your own under “Where you are signed in”.`

const changes = {
  added: 'An address was added to your record. Whoever reads mail there can sign in as you.',
  removed: 'An address was taken off your record. Nobody signs in with it any longer.',
  main: 'Messages to you go to another of your addresses from now on.',
  restored:
    'An administrator added an address to your record, because we were told that you cannot read mail here any longer. Everybody who was signed in as you has been signed out.',
  withdrawn:
    'An address that had been added so that you get in was taken off your record again. Nobody had signed in with it.',
} as const

/** To every address that a person had before: nobody's way in changes in silence. Which address it is shows once signed in. */
export const tellOfChange = job(
  'identity.tell-of-change',
  z.object({ email: z.string(), what: z.enum(['added', 'removed', 'main', 'restored', 'withdrawn']) }),
  async (ctx, { email, what }) => {
    const where = `${publicUrl()}/sign-in`
    await sendMail(
      {
        to: email,
        subject: 'A change to how you sign in',
        text: [
          changes[what],
          what === 'restored'
            ? `If you can still read mail here, sign in at ${where} now: that cancels the change. Then tell whoever runs this site.`
            : `You can see your addresses at ${publicUrl()}/profile. ${ifNotYou(where)}`,
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
  'mail',
)

/** To the address that an administrator added for somebody who had lost theirs. */
export const sendAccessRestored = job(
  'identity.send-access-restored',
  z.object({ email: z.string() }),
  async (ctx, { email }) => {
    await sendMail(
      {
        to: email,
        subject: 'You can sign in with this address',
        text: [
          `An administrator added this address to your record. Sign in with it at ${publicUrl()}/sign-in within ${RESTORED_DAYS} days; a code is sent here.`,
          'Messages go here from then on. Under Profile you can take off the addresses that are no longer yours.',
          `If you did not ask for this, it was meant for somebody else. Please do not sign in; the address lapses in ${RESTORED_DAYS} days.`,
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
  'mail',
)
