/** Who comes to two events of the calendar: a half day that is full, with two who wait, and a webinar with room for all. */
import { listMyEvents } from '@/lib/events/queries'
import { register } from '@/lib/registration/commands'
import { getGroup } from '@/lib/registration/group'
import { registerGroup } from '@/lib/registration/group-commands'
import { getRegistrationSettings } from '@/lib/registration/queries'
import { changeRegistration } from '@/lib/registration/staff-commands'
import { type Agencies, DANA, NOOR, TERESA } from './agencies'
import { as } from './cast'
import type { Story } from './story'

const AMARA = 'a.okafor@marlowbaypd.example'
const LUIS = 'l.ferreira@harborlight.example'

const access = {
  ...{ id: 'access', kind: 'text', about: 'access' },
  label: 'What would help you take part (an interpreter, large print, a seat near the door)?',
}

export async function tellRegistrations(story: Story, { marlowBay }: Agencies): Promise<void> {
  const halfDay = await take(story, NOOR.email, 'Two desks, one case: officers and advocates together', { capacity: 4 })
  const webinar = await take(story, TERESA.email, 'Court dates without surprises', {})
  await register(await as(AMARA, story.at(20, '12:10')), { eventId: halfDay })
  await register(await as(LUIS, story.at(18, '09:05')), { eventId: halfDay })
  await register(await as(LUIS, story.at(17, '16:40')), { eventId: webinar })
  const dana = await as(DANA.email, story.at(12, '10:20'))
  const { items } = await getGroup(dana, { agencyId: marlowBay, eventId: halfDay, who: 'all' })
  const free = items.filter(({ held }) => held.length === 0).map(({ personId }) => personId)
  await registerGroup(dana, { agencyId: marlowBay, eventId: halfDay, personIds: free.slice(0, 4) })
}

type Taking = { capacity?: number; saidDaysAgo?: number }

/** Says how an event takes registrations, where nobody said so yet. @returns its id */
export async function take(
  story: Story,
  by: string,
  title: string,
  { saidDaysAgo = 21, ...settings }: Taking,
): Promise<string> {
  const organizer = await as(by, story.at(saidDaysAgo, '10:00'))
  const eventId = (await listMyEvents(organizer)).items.find((each) => each.title === title)?.eventId ?? ''
  const { version } = await getRegistrationSettings(organizer, { eventId })
  if (version === null)
    await changeRegistration(organizer, { eventId, madeFrom: null, unit: 'event', questions: [access], ...settings })
  return eventId
}
