/** How operations about the calendar, events and calendars of others are asked in the grid. */
import { changeEvent } from '@/lib/events/commands'
import { getFramingSites } from '@/lib/events/framing'
import { approvalCheckIds } from '@/lib/events/moderation-rules'
import { getMyEvent } from '@/lib/events/queries'
import { linkToPlace, stopLinkOf } from '@/lib/events/stop-link'
import { env } from '@/lib/platform/env'
import { addDays } from '@/lib/platform/time'
import { changeRegistrationInput } from '@/lib/registration/inputs'
import { renewPrivateFeed } from '@/lib/registration/private-feed'
import {
  aCalendarAddress,
  aCalendarFile,
  checkedCalendarOf,
  followedCalendarOf,
  loadedCalendarOf,
} from './calendar-subjects'
import { fresh, type Inputs, now, reason } from './grid-subject'
import { guestEventOf, guestRequestOf, registrationOf, registrationWith, takingOf } from './registration-subjects'
import { anInventedEvent, blockOf, draftOf, publishedOf, savedSearchOf, strangersEvent, submittedOf } from './subjects'
import type { Somebody, World } from './world'

const never = (): never => {
  throw new Error('It has sessions.')
}
const nextDay = (wall: string) => `${addDays(wall.slice(0, 10), 1)}${wall.slice(10)}`

/** An event on the calendar as whoever runs it sees it, with so many sessions. */
async function changeable(world: World, person: Somebody, parts = 1) {
  const { eventId } = await publishedOf(world, person)
  const { fields, version } = await getMyEvent(person.ctx, { eventId })
  const reason = 'The hall was flooded last night.'
  if (parts === 1) return { eventId, madeFrom: version, reason, sessions: fields.sessions }
  const [first = never()] = fields.sessions
  const { id: _, ...another } = {
    ...first,
    startsLocal: nextDay(first.startsLocal),
    endsLocal: nextDay(first.endsLocal),
  }
  const sessions = [first, another]
  const changed = await changeEvent(person.ctx, { eventId, madeFrom: version, ...fields, sessions })
  const now = await getMyEvent(person.ctx, { eventId })
  return { eventId, madeFrom: changed.version, reason, sessions: now.fields.sessions }
}

const linkOf = ({ registrationId }: { registrationId: string }) => ({
  link: linkToPlace(registrationId, env().AUTH_SECRET ?? ''),
})

export const inputsOfEvents: Inputs = {
  'calendars.checkCalendar': () => aCalendarFile(),
  'calendars.listCalendarFiles': () => ({}),
  'calendars.getCalendarFile': async ({ person }) => checkedCalendarOf(person),
  'calendars.loadCalendar': async ({ person }) => checkedCalendarOf(person),
  'calendars.takeBackCalendar': async ({ person }) => loadedCalendarOf(person),
  'calendars.listCalendarSources': () => undefined,
  'calendars.followCalendar': () => aCalendarAddress(),
  'calendars.keepCalendar': async ({ person }) => ({
    ...(await followedCalendarOf(person, 'keep')),
    keepUpToDate: true,
  }),
  'calendars.readCalendarAgain': async ({ person }) => followedCalendarOf(person, 'read'),
  'calendars.leaveCalendar': async ({ person }) => followedCalendarOf(person, 'leave'),
  'events.listCalendar': () => ({}),
  'calendar.listSavedSearches': () => undefined,
  'calendar.saveSearch': () => ({ name: fresh('Near us'), rhythm: 'weekly', filter: { near: '93999' } }),
  'calendar.changeSearch': async ({ person }) => {
    const { searchId, version } = await savedSearchOf(person)
    return { searchId, madeFrom: version, name: 'Nearer', rhythm: 'daily' }
  },
  'calendar.removeSearch': async ({ person }) => ({ searchId: (await savedSearchOf(person)).searchId }),
  'calendar.stopLetters': async ({ person }) => ({
    link: stopLinkOf({ searchId: (await savedSearchOf(person)).searchId }, env().AUTH_SECRET ?? ''),
  }),
  'calendar.getFramingSites': () => undefined,
  'calendar.changeFramingSites': async ({ world }) => ({
    origins: [`https://${fresh('partner')}.example`],
    madeFrom: (await getFramingSites(world.administrator.ctx)).version,
  }),
  'registration.getRegistration': async ({ world, person }) => ({ slug: (await takingOf(world, person)).slug }),
  'registration.register': async ({ world, person }) => ({ eventId: (await takingOf(world, person)).eventId }),
  'registration.listMyRegistrations': () => undefined,
  'registration.withdrawRegistration': async ({ world, person }) => ({
    ...(await registrationOf(world, person)),
    reason,
  }),
  'registration.askGuestPlace': async ({ world }) => ({
    ...{
      eventId: await guestEventOf(world, world.officer),
      name: 'Guest Example',
      email: `${fresh('guest')}@elsewhere.example`,
    },
  }),
  'registration.confirmGuestPlace': async ({ world }) => guestRequestOf(world, fresh('guest')),
  'registration.getPrivateFeed': () => undefined,
  'registration.renewPrivateFeed': () => undefined,
  'registration.endPrivateFeed': () => undefined,
  '/calendars/mine/{file}': async ({ person }) =>
    new URL((await renewPrivateFeed(person.ctx)).address).pathname.replace('/api/v1', ''),
  'registration.getPlace': async ({ world, person }) => linkOf(await registrationOf(world, person)),
  'registration.answerPlace': async ({ world, person }) => ({
    ...linkOf(await registrationOf(world, person)),
    step: 'give-back',
  }),
  '/place/event.ics': async ({ world, person }) =>
    `/place/event.ics?link=${linkOf(await registrationOf(world, person)).link}`,
  'registration.getGroup': async ({ world, place: { agencyId } }) => ({
    ...{ agencyId, eventId: (await takingOf(world, world.officer)).eventId, who: 'all' },
  }),
  'registration.previewTraining': ({ place: { agencyId } }) => ({
    ...{ agencyId, criterion: { kind: 'minutes', atLeast: 120 }, until: null },
  }),
  'registration.registerGroup': async ({ world, person, place: { agencyId } }) => ({
    ...{ agencyId, eventId: (await takingOf(world, world.officer)).eventId, personIds: [person.personId] },
  }),
  'registration.listAgencyRegistrations': ({ place: { agencyId } }) => ({ agencyId }),
  '/agencies/{agencyId}/registrations.csv': ({ place: { agencyId } }) => `/agencies/${agencyId}/registrations.csv`,
  'registration.takeOffer': async ({ world, person }) => registrationOf(world, person, 'offered'),
  'registration.passOffer': async ({ world, person }) => registrationOf(world, person, 'offered'),
  'registration.getRegistrationSettings': async ({ world, person }) => ({
    eventId: (await takingOf(world, person)).eventId,
  }),
  'registration.changeRegistration': async ({ person }) =>
    changeRegistrationInput.parse({
      ...{ eventId: (await draftOf(person)).eventId, madeFrom: null, unit: 'event', audienceProof: 'A badge' },
    }),
  'registration.listRegistrations': async ({ world, person }) => ({ eventId: (await takingOf(world, person)).eventId }),
  'registration.countConcerned': async ({ world, person }) => ({ eventId: (await takingOf(world, person)).eventId }),
  'registration.approveRegistration': async ({ world, person }) => registrationWith(world, person, 'awaiting-approval'),
  'registration.declineRegistration': async ({ world, person }) => ({
    ...(await registrationWith(world, person, 'awaiting-approval')),
    reason,
  }),
  'registration.admitRegistration': async ({ world, person }) => ({
    ...(await registrationWith(world, person, 'waitlisted')),
    reason,
  }),
  'events.mapCalendar': () => ({}),
  'events.monthOf': () => ({ month: now().slice(0, 7) }),
  'events.weekOf': () => ({ week: now().slice(0, 10) }),
  'events.getEvent': async ({ world, person }) => ({ slug: (await publishedOf(world, person)).slug }),
  'events.listFacets': () => undefined,
  'events.listMyEvents': () => undefined,
  'events.getMyEvent': async ({ person }) => draftOf(person),
  'events.findEvents': () => ({ search: 'desks' }),
  'events.findSimilar': () => ({ title: 'Two desks, one case' }),
  'events.draftEvent': () => anInventedEvent(),
  'events.changeEvent': async ({ person }) => ({ ...(await draftOf(person)), ...anInventedEvent() }),
  'events.submitEvent': async ({ person }) => draftOf(person),
  'events.withdrawEvent': async ({ person }) => ({ eventId: (await submittedOf(person)).eventId }),
  'events.cancelEvent': async ({ world, person }) => ({
    eventId: (await publishedOf(world, person)).eventId,
    reason: 'The hall burned down last night.',
  }),
  'events.listSubmissions': () => undefined,
  'events.getPosting': async ({ world, person }) => ({ slug: (await publishedOf(world, person)).slug }),
  'events.returnEvent': async ({ person }) => ({
    ...(await submittedOf(person)),
    reason: 'Say in which room it is held.',
  }),
  'events.approveEvent': async ({ person }) => ({ ...(await submittedOf(person)), checks: approvalCheckIds }),
  'events.approveEvents': async ({ person }) => ({ events: [await submittedOf(person)], checks: approvalCheckIds }),
  'events.blockPoster': async () => ({
    ...(await strangersEvent()),
    reason: 'Posts what belongs on no calendar.',
  }),
  'events.listBlockedPosters': () => undefined,
  'events.liftBlock': ({ world }) => blockOf(world),
  'events.rescheduleEvent': async ({ world, person }) => {
    const { sessions, ...seen } = await changeable(world, person)
    const moved = sessions.map(({ id, startsLocal, endsLocal }) => ({
      id,
      startsLocal: nextDay(startsLocal),
      endsLocal: nextDay(endsLocal),
    }))
    return { ...seen, sessions: moved }
  },
  'events.postponeEvent': async ({ world, person }) => {
    const { sessions: _, ...seen } = await changeable(world, person)
    return seen
  },
  'events.moveEvent': async ({ world, person }) => {
    const { sessions, ...seen } = await changeable(world, person)
    const [{ zone, otherZone, ...place } = never()] = sessions
    return { ...seen, format: 'in-person', zone, otherZone, place: { ...place, venueName: fresh('Hall') } }
  },
  'events.cancelSession': async ({ world, person }) => {
    const { sessions, ...seen } = await changeable(world, person, 2)
    return { ...seen, sessionId: sessions[1]?.id, creditHours: null }
  },
  'events.previewSeries': async ({ world, person }) => ({
    ...{ eventId: (await publishedOf(world, person)).eventId, every: 'week', times: 3 },
  }),
  'events.makeSeries': async ({ world, person }) => {
    const { eventId, madeFrom } = await changeable(world, person)
    return { eventId, madeFrom, every: 'week', times: 3 }
  },
  'events.recheckEvent': async ({ world, person }) => {
    const { eventId } = await publishedOf(world, person)
    const { version } = await getMyEvent(person.ctx, { eventId })
    const changed = await changeEvent(person.ctx, { eventId, madeFrom: version, ...anInventedEvent() })
    return { eventId, madeFrom: changed.version }
  },
}
