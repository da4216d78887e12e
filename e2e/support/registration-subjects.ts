/** Events that take registrations, and registrations in their states, as the grid asks about them. */
import { anyoneCtx } from '@/lib/platform/context'
import { register } from '@/lib/registration/commands'
import { askGuestPlace } from '@/lib/registration/guests'
import { changeRegistration } from '@/lib/registration/staff-commands'
import { owner } from './facts'
import { publishedOf } from './subjects'
import type { Somebody, World } from './world'

/** A published event of the person that takes registrations. */
export async function takingOf(world: World, person: Somebody): Promise<{ eventId: string; slug: string }> {
  const { eventId, slug } = await publishedOf(world, person)
  await changeRegistration(person.ctx, { eventId, madeFrom: null, unit: 'event' })
  return { eventId, slug }
}

/** The same, where guests may come. */
export async function guestEventOf(world: World, person: Somebody): Promise<string> {
  const { eventId } = await publishedOf(world, person)
  await changeRegistration(person.ctx, { eventId, madeFrom: null, unit: 'event', guestsAllowed: true })
  return eventId
}

/** What a guest asked for, with the code that was sent. */
export async function guestRequestOf(world: World, name: string): Promise<{ request: string; code: string }> {
  const email = `${name}@elsewhere.example`
  const asked = { eventId: await guestEventOf(world, world.officer), name, email }
  const { request } = await askGuestPlace(anyoneCtx(), asked, { device: 'test', network: null })
  const rows = await owner()<{ code: string }[]>`select payload->>'code' as code from notices where address = ${email}`
  return { request, code: rows[0]?.code ?? '' }
}

async function inState(
  world: World,
  host: Somebody,
  guest: Somebody,
  state: string,
): Promise<{ registrationId: string }> {
  const { eventId } = await takingOf(world, host)
  const { items } = await register(guest.ctx, { eventId })
  const registrationId = items[0]?.registrationId ?? ''
  await owner()`update registrations set state = ${state},
    offer_until = ${state === 'offered' ? new Date(Date.now() + 3_600_000) : null} where id = ${registrationId}`
  return { registrationId }
}

/** The person's own, for an event that nobody of the grid runs. */
export const registrationOf = (world: World, person: Somebody, state = 'registered') =>
  inState(world, world.officer, person, state)

/** Somebody's for an event of the person. */
export const registrationWith = (world: World, person: Somebody, state: string) =>
  inState(world, person, world.officer, state)
