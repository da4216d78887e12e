/** Coming without an account: a name and an address, which a code shows to be theirs. */
import { timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { codeDigest } from '@/lib/identity/code-digest'
import { byEmail, findLogin } from '@/lib/identity/logins'
import type { Caller } from '@/lib/identity/sign-in'
import { networkOf } from '@/lib/platform/client-address'
import { sixDigits } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { invalid, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { notify } from '@/lib/platform/notify'
import { countTry, limitTries, refuseAfter } from '@/lib/platform/rate-limit'
import { plusMinutes } from '@/lib/platform/time'
import { checkAnswers, chosenScopes, registerIn } from './commands'
import { askGuestPlaceInput, confirmGuestPlaceInput } from './inputs'
import { guestCode } from './mails'
import { refusalTexts } from './messages'
import { guestRequests } from './own-tables'
import { placeLinkOf } from './place-link'
import { type Places, withPlaces } from './places'
import type { GuestAsked, GuestPlaced } from './shapes'

const CODE_MINUTES = 15
const CODE_TRIES = 5
const HOUR = 60
const DAY = 24 * HOUR

const asGuest = ({ now, requestId, locale }: Ctx): Ctx => ({ ...systemCtx('guest', now), requestId, locale })

/** An address gets few codes, whoever asks; one network asks for as many as a class behind it needs. */
async function limitAsking(system: Ctx, email: string, { network }: Caller): Promise<void> {
  await limitTries(system, `guest-code:${email}`, 5, 15)
  await limitTries(system, `guest-code-day:${email}`, 20, DAY)
  if (network) await limitTries(system, `guest-from:${networkOf(network)}`, 60, 15)
}

/**
 * Puts down what a guest asks for and sends a code to the address; answered the same whether or not it is known.
 * @throws not-found; not-now outside the time of registration, or where guests are not taken; invalid by field; too-many after
 * 5 codes for an address in 15 minutes or 20 in a day, 60 from a network in 15 minutes
 */
export async function askGuestPlace(ctx: Ctx, input: unknown, caller: Caller): Promise<GuestAsked> {
  const { eventId, email, ...asked } = askGuestPlaceInput.parse(input)
  const system = asGuest(ctx)
  await limitAsking(system, email, caller)
  const id = newId()
  await write(system, 'guest.asked', (w) =>
    withPlaces(w, eventId, async (places) => {
      mustTakeGuests(ctx, places)
      chosenScopes(w.ctx, places, asked.sessionIds)
      checkAnswers(w.ctx, places, asked)
      const code = sixDigits()
      await w.tx.insert(guestRequests).values({
        ...{ id, eventId, email, ...asked, codeHash: codeDigest(email, code), tries: 0 },
        ...{ createdAt: ctx.now, expiresAt: plusMinutes(ctx.now, CODE_MINUTES) },
      })
      await notify(w, guestCode, { code, sentAt: ctx.now.toISOString() }, { key: id, to: email })
      w.record('guest.asked', { kind: 'guest-request', id, detail: { eventId } })
    }),
  )
  return { request: id, goodForMinutes: CODE_MINUTES }
}

function mustTakeGuests({ locale }: Ctx, { settings, event }: Places): void {
  if (!settings.guestsAllowed || event.kind === 'support-group') throw notNow(inWords(refusalTexts, locale)('noGuests'))
}

/**
 * Registers the guest, once the code is right; whoever signs in with the address is registered as themselves. Sent again it
 * answers with what is held. Each wrong try counts and is kept.
 * @throws invalid (field `code`) wrong or too old; not-now; too-many after 100 wrong codes from a network in an hour
 */
export async function confirmGuestPlace(ctx: Ctx, input: unknown, caller: Caller): Promise<GuestPlaced> {
  const { request, code } = confirmGuestPlaceInput.parse(input)
  const system = asGuest(ctx)
  const wrong = `guest-wrong:${networkOf(caller.network)}`
  await refuseAfter(system, wrong, 100, HOUR)
  const say = inWords(refusalTexts, ctx.locale)
  const outcome = await writeIfNeeded(system, async (w) => {
    const [row] = await w.tx.select().from(guestRequests).where(eq(guestRequests.id, request)).for('update')
    if (!row || row.expiresAt <= ctx.now || row.tries >= CODE_TRIES) return { refused: say('codeTooOld') }
    if (!timingSafeEqual(row.codeHash, codeDigest(row.email, code))) {
      await w.tx
        .update(guestRequests)
        .set({ tries: row.tries + 1 })
        .where(eq(guestRequests.id, request))
      return { refused: say('codeWrong') }
    }
    return place(w, row)
  })
  if (!('refused' in outcome)) return outcome
  await countTry(system, wrong, HOUR)
  throw invalid('code', outcome.refused)
}

async function place(w: Writer, row: typeof guestRequests.$inferSelect): Promise<GuestPlaced> {
  const { id, eventId, email, name, sessionIds, answers, audienceWord } = row
  const login = await findLogin(w.tx, byEmail(email))
  const personId = login?.verifiedAt ? login.personId : null
  const items = await withPlaces(w, eventId, async (places) => {
    mustTakeGuests(w.ctx, places)
    const scopes = chosenScopes(w.ctx, places, sessionIds)
    const guest = personId ? null : { name, email }
    const placed = []
    for (const scope of scopes)
      placed.push(
        await registerIn(w, places, scope, { answers, audienceWord, personId, guest, agencyId: null, by: personId }),
      )
    return placed
  })
  await w.tx.update(guestRequests).set({ usedAt: w.ctx.now }).where(eq(guestRequests.id, id))
  return {
    items: items.map(({ registrationId, sessionId, state }) => ({
      sessionId,
      state,
      link: placeLinkOf(registrationId),
    })),
  }
}
