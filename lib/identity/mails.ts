/** Messages about signing in. All go at once, to the very address that they are about. */
import * as z from 'zod/mini'
import { publicUrl } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import { locales, USUAL_LOCALE } from '@/lib/platform/locales'
import type { NoticeKind } from '@/lib/platform/notify'
import { plusMinutes } from '@/lib/platform/time'
import { codeLetter } from './messages'
import { BACK_DAYS, CODE_MINUTES, RESTORED_DAYS } from './rules'

const sent = { urgency: 'at-once', goesTo: 'given' } as const

/** `locale`: of the page where it was asked for; it counts where the reader has chosen none. */
const code = z.object({ code: z.string(), sentAt: z.string(), locale: z.optional(z.enum(locales)) })
type Code = z.infer<typeof code>

/** Phones show the beginning of a letter beside its subject, also when they are locked: the code stands further down. */
const isTooOld = ({ now }: { now: Date }, sentAt: string) => plusMinutes(new Date(sentAt), CODE_MINUTES) <= now
const tooOld = { moot: 'The code is too old to be used.' }

const sayCode =
  (kind: (code: string) => string[]) =>
  async (ctx: { now: Date }, { code, sentAt }: Code) =>
    isTooOld(ctx, sentAt) ? tooOld : { lines: [codeLetter.typeIt.en, ...kind(code)] }

/** The code is in the notice until it is sent. */
export const signInCode: NoticeKind<Code> = {
  ...sent,
  name: 'identity.sign-in-code',
  payload: code,
  subject: codeLetter.subject,
  say: async (ctx, { code, sentAt, locale }, chosen) => {
    const language = chosen ?? locale ?? USUAL_LOCALE
    const say = inWords(codeLetter, language)
    return isTooOld(ctx, sentAt)
      ? tooOld
      : { lines: [say('typeIt'), say('code', { code, minutes: CODE_MINUTES }), say('notYou')], language }
  },
}

export const addressCode: NoticeKind<Code> = {
  ...sent,
  name: 'identity.address-code',
  payload: code,
  subject: 'Your code for adding this address',
  say: sayCode((code) => [
    `Your code is ${code}. It adds this address to the record of whoever asked, is good for ${CODE_MINUTES} minutes and for one use.`,
    'If you did not ask for a code, tell it to nobody and ignore this message; nothing happened.',
  ]),
}

/** To whoever signs in with the address already: the code proves that both records are theirs. Who asked is not said. */
export const otherRecordCode: NoticeKind<Code> = {
  ...sent,
  name: 'identity.other-record-code',
  payload: code,
  subject: 'Your code for two records',
  say: sayCode((code) => [
    'Somebody asked to add this address to their record. You sign in with it already, so nothing happened.',
    `If that was you, you have two records. Your code is ${code}: it shows you both, and you can join them. It is good for ${CODE_MINUTES} minutes.`,
    'If it was not you, somebody wants your record. Tell the code to nobody, whoever asks for it, and ignore this message.',
  ]),
}

/** Instead of the code, where the address waits for somebody else to get in again. Who asked is not said. */
export const addressTaken: NoticeKind<object> = {
  ...sent,
  name: 'identity.address-taken',
  payload: z.object({}),
  subject: 'About your address',
  say: async () => ({
    lines: [
      'Somebody asked to add this address to their record. It was given to a record already, so nothing happened.',
      `If that was you, sign in with this address at ${publicUrl()}/sign-in to see that record.`,
      'If it was not you, you can ignore this message.',
    ],
  }),
}

const ifNotYou = (where: string) =>
  `If you did not do this, sign in at ${where} now and end all sessions but your own under “Where you are signed in”.`

const changes = {
  added: 'An address was added to your record. Whoever reads mail there can sign in as you.',
  removed: 'An address was taken off your record. Nobody signs in with it any longer.',
  main: 'Messages to you go to another of your addresses from now on.',
  restored:
    'An administrator added an address to your record, because we were told that you cannot read mail here any longer. Everybody who was signed in as you has been signed out.',
  joined:
    'Two records were joined: the one you sign in to with this address, and another one. All addresses of both lead to the one that goes on. It can be taken back for 30 days, under Profile or by whoever runs this site.',
  'joined-by-administrator':
    'An administrator joined two records as those of one person: the one you sign in to with this address, and another one. We were told that both are yours and that you can no longer read mail at one of the addresses. All addresses of both lead to the one that goes on, and everybody who was signed in has been signed out.',
  parted:
    'Two records that had been joined were parted again. This address leads to the record it led to before, and everybody who was signed in has been signed out.',
  withdrawn:
    'An address that had been added so that you get in was taken off your record again. Nobody had signed in with it.',
} as const

function whatNext(what: AddressChange, where: string): string {
  if (what === 'restored')
    return `If you can still read mail here, sign in at ${where} now: that cancels the change. Then tell whoever runs this site.`
  if (what === 'joined-by-administrator')
    return `If one of the two is not yours, sign in at ${where} with this address, part them under Profile, and tell whoever runs this site. They can be parted for ${BACK_DAYS} days.`
  return `You can see your addresses at ${publicUrl()}/profile. ${ifNotYou(where)}`
}

export type AddressChange = keyof typeof changes
const change = z.object({ what: z.enum(Object.keys(changes) as AddressChange[]) })

/** To every address that a person had before: nobody's way in changes in silence. Which address it is shows once signed in. */
export const addressesChanged: NoticeKind<z.infer<typeof change>> = {
  ...sent,
  name: 'identity.addresses-changed',
  payload: change,
  subject: 'A change to how you sign in',
  say: async (_, { what }) => {
    const where = `${publicUrl()}/sign-in`
    return {
      lines: [changes[what], whatNext(what, where)],
    }
  },
}

/** To the address that an administrator added for somebody who had lost theirs. */
export const accessRestored: NoticeKind<object> = {
  ...sent,
  name: 'identity.access-restored',
  payload: z.object({}),
  subject: 'You can sign in with this address',
  say: async () => ({
    lines: [
      `An administrator added this address to your record. Sign in with it at ${publicUrl()}/sign-in within ${RESTORED_DAYS} days; a code is sent here.`,
      'Messages go here from then on. Under Profile you see all your addresses, and how to take off those that are no longer yours.',
      `If you did not ask for this, it was meant for somebody else. Please do not sign in; the address lapses in ${RESTORED_DAYS} days.`,
    ],
  }),
}
