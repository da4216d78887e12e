/** How operations about who runs an event are asked in the grid. */
import { makeHelperCode } from '@/lib/events/helper-codes'
import { helperDaysLeft } from '@/lib/events/helper-days'
import { fullSessions } from '@/lib/events/places'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { makePerson, owner } from './facts'
import { fresh, type Inputs } from './grid-subject'
import { publishedOf } from './subjects'
import type { Somebody, World } from './world'

/** A question of the person about an event of theirs that nobody has answered; addresses are written to a few times a day. */
async function askedOf(world: World, person: Somebody, email = `${fresh('asked')}@elsewhere.example`) {
  const { eventId } = await publishedOf(world, person)
  const invitationId = newId()
  await owner()`insert into event_staff_invitations (id, event_id, email, sent_by, sent_at, expires_at)
    values (${invitationId}, ${eventId}, ${email}, ${person.personId}, now(), now() + interval '30 days')`
  return { invitationId }
}

/** Somebody who runs an event of the person beside them. */
async function staffOf(world: World, person: Somebody) {
  const { eventId } = await publishedOf(world, person)
  const staffId = newId()
  await owner()`insert into event_staff (id, event_id, person_id, role, given_by, given_at, accepted_at)
    values (${staffId}, ${eventId}, ${await makePerson()}, 'co-organizer', ${person.personId}, now(), now())`
  return { staffId }
}

/** An event of the person that is on all of today, and its day. */
async function todayOf(world: World, person: Somebody): Promise<{ eventId: string; day: string }> {
  const { eventId } = await publishedOf(world, person)
  await owner()`update event_sessions set
    starts_local = date_trunc('day', now() at time zone zone), starts_at = date_trunc('day', now() at time zone zone) at time zone zone,
    ends_local = date_trunc('day', now() at time zone zone) + interval '23 hours 59 minutes',
    ends_at = (date_trunc('day', now() at time zone zone) + interval '23 hours 59 minutes') at time zone zone
    where event_id = ${eventId}`
  const sessions = await read(person.ctx, (tx) => fullSessions(tx, [eventId]))
  const [on] = helperDaysLeft(sessions.get(eventId) ?? [], person.ctx.now)
  return { eventId, day: on?.day ?? '' }
}

const codeOf = async (world: World, person: Somebody) =>
  makeHelperCode(person.ctx, { ...(await todayOf(world, person)), key: crypto.randomUUID() })

export const inputsOfEventStaff: Inputs = {
  'eventStaff.listStaff': async ({ world, person }) => ({ eventId: (await publishedOf(world, person)).eventId }),
  'eventStaff.inviteCoOrganizer': async ({ world, person }) => ({
    eventId: (await publishedOf(world, person)).eventId,
    email: `${fresh('asked')}@elsewhere.example`,
  }),
  'eventStaff.withdrawStaffInvitation': async ({ world, person }) => askedOf(world, person),
  'eventStaff.answerStaffInvitation': async ({ world, person }) => {
    const by = person === world.other.coordinator ? world.other.supervisor : world.other.coordinator
    return { ...(await askedOf(world, by, person.email)), accept: true }
  },
  'eventStaff.endStaffRole': async ({ world, person }) => staffOf(world, person),
  'eventStaff.makeHelperCode': async ({ world, person }) => todayOf(world, person),
  'eventStaff.endHelperCode': async ({ world, person }) => ({ codeId: (await codeOf(world, person)).codeId }),
  'eventStaff.helpByCode': async ({ world }) => ({ code: (await codeOf(world, world.other.supervisor)).code }),
  'eventStaff.listMyEventRoles': () => undefined,
}
