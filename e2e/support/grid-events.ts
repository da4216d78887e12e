/** How operations about the calendar, events and calendars of others are asked in the grid. */
import { changeEvent } from '@/lib/events/commands'
import { getFramingSites } from '@/lib/events/framing'
import { approvalCheckIds } from '@/lib/events/moderation-rules'
import { getMyEvent } from '@/lib/events/queries'
import { stopLinkOf } from '@/lib/events/stop-link'
import { env } from '@/lib/platform/env'
import {
  aCalendarAddress,
  aCalendarFile,
  checkedCalendarOf,
  followedCalendarOf,
  loadedCalendarOf,
} from './calendar-subjects'
import { fresh, type Inputs, now } from './grid-subject'
import { anInventedEvent, blockOf, draftOf, publishedOf, savedSearchOf, strangersEvent, submittedOf } from './subjects'

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
  'calendar.stopSearch': async ({ person }) => ({
    link: stopLinkOf((await savedSearchOf(person)).searchId, env().AUTH_SECRET ?? ''),
  }),
  'calendar.getFramingSites': () => undefined,
  'calendar.changeFramingSites': async ({ world }) => ({
    origins: [`https://${fresh('partner')}.example`],
    madeFrom: (await getFramingSites(world.administrator.ctx)).version,
  }),
  'events.mapCalendar': () => ({}),
  'events.monthOf': () => ({ month: now().slice(0, 7) }),
  'events.weekOf': () => ({ week: now().slice(0, 10) }),
  'events.getEvent': async ({ world, person }) => ({ slug: (await publishedOf(world, person)).slug }),
  'events.listFacets': () => undefined,
  'events.listMyEvents': () => undefined,
  'events.getMyEvent': async ({ person }) => draftOf(person),
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
  'events.recheckEvent': async ({ world, person }) => {
    const { eventId } = await publishedOf(world, person)
    const { version } = await getMyEvent(person.ctx, { eventId })
    const changed = await changeEvent(person.ctx, { eventId, madeFrom: version, ...anInventedEvent() })
    return { eventId, madeFrom: changed.version }
  },
}
