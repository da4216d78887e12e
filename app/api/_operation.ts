/** The base of every operation: what it knows of the caller, and whether somebody must be signed in. */
import { os } from '@orpc/server'
import type { Caller } from '@/lib/identity/sign-in'
import type { Ctx } from '@/lib/platform/context'
import { signedOut } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/locales'

/**
 * `reader`: the language of whoever reads the answer; operations have it as `ctx.locale` once all that they say is moved.
 * `kept`: given where who calls is only known from an earlier request. Whether that has held, and the same with who calls asked anew.
 */
export type ApiContext = {
  ctx: Ctx
  caller: Caller
  reader: Locale
  kept?: { hasHeld: () => Promise<boolean>; anew: () => Promise<ApiContext> }
}

/**
 * `speaks`: all that the operation says, its refusals too, is in the catalog of messages.
 * `asKept`: it may begin with who called by the same session last. All that it does and reads, it does in transactions of whoever
 * calls, of which the first asks whether that still holds (decision 68).
 */
export type OperationFacts = { speaks?: boolean; asKept?: boolean }

/** An operation that needs no sign-in; who is signed in is known all the same. */
export const anyone = os.$context<ApiContext>().$meta<OperationFacts>({})

/** An operation of people and their tokens. What it may do is decided by the command or query behind it. */
export const signedIn = anyone.use(({ context, next }) => {
  if (context.ctx.actor.kind !== 'person') throw signedOut()
  return next()
})
