/** Events that take registrations, and registrations in their states, as the grid asks about them. */
import { register } from '@/lib/registration/commands'
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
