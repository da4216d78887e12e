import type { Page } from '@playwright/test'
import { systemCtx } from '@/lib/platform/context'
import { addDays, dayIn, instantOf, plusDays, systemNow } from '@/lib/platform/time'
import { weekdayDay } from '@/lib/platform/words-of-time'
import { register, withdrawRegistration } from '@/lib/registration/commands'
import { offerNext } from '@/lib/registration/places'
import { doorCodeOf, holdNow, letItEnd, registrationOf } from '../support/event-days'
import { cutOff, expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { approveOn, decideOn, findEvent, sendIt, takeRegistrations, writeEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'
import type { Place, Somebody } from '../support/world'

const ZONE = 'America/Los_Angeles'
const hidden = (page: Page) => page.getByRole('heading', { name: 'We cannot show this page' })
const checkIn = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^Check in ?: ${name}$`) })
const everySent = (page: Page) => page.getByText('All marks are sent')

/** A browser of somebody who came in by the code of the day. */
async function helperAt(organizer: Page, helper: Page, eventId: string): Promise<void> {
  await organizer.goto(`/events/${eventId}/staff`)
  const today = weekdayDay(dayIn(ZONE, systemNow()))
  await organizer.getByRole('button', { name: new RegExp(`^Make the code ?: ${today}$`) }).click()
  const code = await organizer.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()
  await helper.goto('/events/help')
  await helper.getByLabel('Code for helpers').fill(code ?? '')
  await helper.getByRole('button', { name: 'Start checking people in' }).click()
  await expect(helper.getByRole('heading', { name: 'Find by name' })).toBeVisible()
}

/** The lines of the transcript about the event. */
async function creditsOf(page: Page, title: string) {
  await page.goto('/transcript')
  return page.getByRole('row').filter({ hasText: title })
}

type Open = (email: string) => Promise<Page>

test('an event from its first draft to the credit of whoever came, and its correction', async ({ browserOf }) => {
  test.slow()
  const [one, other] = [await newPlace(), await newPlace()]
  const organizer = await browserOf((await newPlace()).trainee.email)
  const title = await published(organizer, await browserOf(persona('moderator')))
  const eventId = await takeRegistrations(organizer, { places: 3 })
  await filled({ title, eventId, one, other }, browserOf)
  await holdNow(title, -90, 90)
  await checkedIn(organizer, { title, eventId, one, other }, browserOf)
  await letItEnd(eventId)
  await creditFollows(organizer, { title, eventId, one, other }, browserOf)
})

type Held = { title: string; eventId: string; one: Place; other: Place }

/** Written, returned with what to change, mended and approved. @returns its title */
async function published(organizer: Page, moderator: Page): Promise<string> {
  const title = `Two doors, one hall ${unique()}`
  const waits = organizer.getByRole('heading', { name: 'Waiting for a moderator' })
  await writeEvent(organizer, title)
  await organizer.getByLabel('State or territory').selectOption('CA')
  await organizer.getByLabel('Hours of credit').fill('3')
  await sendIt(organizer)
  await expect(waits).toBeVisible()
  await moderator.goto('/moderation')
  await decideOn(moderator, 'Return with a reason', title)
  await moderator.getByLabel('What should the organizer change?').fill('Say whether lunch is in it.')
  await moderator.getByRole('button', { name: 'Return it' }).click()
  await expect(moderator.getByText(`Returned: ${title}`)).toBeVisible()
  await organizer.reload()
  await expect(organizer.getByText('Say whether lunch is in it.')).toBeVisible()
  await organizer.getByLabel('Cost').fill('Free, with lunch')
  await sendIt(organizer)
  await expect(waits).toBeVisible()
  await moderator.reload()
  await approveOn(moderator, title)
  await organizer.reload()
  return title
}

/** At noon, since nothing is offered by night. */
const noon = instantOf(`${addDays(dayIn(ZONE, systemNow()), 1)}T12:00`, ZONE)

/** Two ask for the last place at once; it is given back, its offer runs out, and the next in line takes it. */
async function filled({ title, eventId, one, other }: Held, open: Open): Promise<void> {
  for (const { ctx } of [one.trainee, one.mate]) await register({ ...ctx, now: systemNow() }, { eventId })
  const both = [other.mate, other.colleague]
  const pages = [await open(other.mate.email), await open(other.colleague.email)]
  for (const page of pages) await findEvent(page, title)
  await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Register and keep my place' }).click()))
  const held = (page: Page) => page.getByText('Your code for the door')
  const inLine = (page: Page) => page.getByText('On the waiting list, number 1')
  for (const page of pages) await expect(held(page).or(inLine(page)).first()).toBeVisible()
  expect((await Promise.all(pages.map((page) => inLine(page).count()))).sort()).toEqual([0, 1])
  const next = (await inLine(pages[0] as Page).count()) > 0 ? 0 : 1
  await register({ ...other.supervisor.ctx, now: systemNow() }, { eventId })

  const { ctx, personId } = both[1 - next] as Somebody
  await withdrawRegistration({ ...ctx, now: noon }, { registrationId: await registrationOf(eventId, personId) })
  const asked = pages[next] as Page
  await asked.reload()
  await expect(asked.getByRole('button', { name: 'Take my place' })).toBeVisible()
  await expectAccessible(asked)
  await offerNext.run(systemCtx('offer-places', plusDays(noon, 1)), { eventId })
  await asked.getByRole('button', { name: 'Take my place' }).click()
  await expect(asked.getByText('No place is kept for you now.')).toBeVisible()

  const last = await open(other.supervisor.email)
  await findEvent(last, title)
  await last.getByRole('button', { name: 'Take my place' }).click()
  await expect(held(last)).toBeVisible()
}

/** Two doors, one of them without a connection, are one list. */
async function checkedIn(main: Page, { eventId, one, other }: Held, open: Open): Promise<void> {
  const side = await open(other.colleague.email)
  await helperAt(main, side, eventId)
  await main.goto(`/events/${eventId}/check-in`)
  await expect(main.getByRole('heading', { level: 1, name: '0 of 3 are in' })).toBeVisible()
  await expectAccessible(main)
  await expect(side.getByRole('heading', { level: 1, name: '0 of 3 are in' })).toBeVisible()
  await side.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await side.reload()
  await expect(side.getByRole('heading', { level: 1, name: '0 of 3 are in' })).toBeVisible()
  await expect(everySent(side)).toBeVisible()

  await cutOff(side, true)
  await checkIn(main, 'Trainee Reyes').click()
  await checkIn(main, 'Mate Reyes').click()
  await expect(everySent(main)).toBeVisible()
  await checkIn(side, 'Trainee Reyes').click()
  await checkIn(side, 'Supervisor Reyes').click()
  await expect(side.getByText('2 marks to be sent')).toBeVisible()
  await side.reload()
  await expect(side.getByRole('heading', { level: 1, name: '2 of 3 are in' })).toBeVisible()
  await expect(side.getByText('2 marks to be sent')).toBeVisible()

  await cutOff(side, false)
  await expect(everySent(side)).toBeVisible()
  await expect(side.getByRole('heading', { level: 1, name: '3 of 3 are in' })).toBeVisible()
  await side.getByLabel('Code of the ticket').fill(await doorCodeOf(eventId, one.mate.personId))
  await side.getByRole('button', { name: 'Mark', exact: true }).click()
  await expect(side.getByText(/^Mate Reyes is already in, at /)).toBeVisible()
  await expectAccessible(side)
  await expect(main.getByRole('heading', { level: 1, name: '3 of 3 are in' })).toBeVisible()

  await side.goto(`/events/${eventId}/attendance`)
  await expect(hidden(side)).toBeVisible()
  const neighbor = await open((await newPlace()).coordinator.email)
  await neighbor.goto(`/events/${eventId}/check-in`)
  await expect(hidden(neighbor)).toBeVisible()
}

/** Attendance is decided where it has to be, confirmed once, on three transcripts of two agencies, and corrected by a reversal. */
async function creditFollows(organizer: Page, { title, eventId, one, other }: Held, open: Open): Promise<void> {
  await organizer.goto(`/events/${eventId}/attendance`)
  await countLonger(organizer)
  await organizer.getByRole('button', { name: 'Show everybody' }).click()
  await decide(organizer, 'Trainee Reyes', '60', 'Was called to duty after an hour.')
  const confirm = organizer.getByRole('button', { name: /^Confirm, and post credit for 3 people/ })
  await confirm.click()
  await expect(organizer.getByText('A decision was typed and not kept')).toBeVisible()
  await expectAccessible(organizer)
  await organizer.getByRole('button', { name: 'Keep this' }).click()
  await expect(organizer.getByText('Was called to duty after an hour.')).toBeVisible()
  await confirm.click()
  await expect(organizer.getByText('Credit of 3 people is posted')).toBeVisible()

  const [trainee, mate, supervisor] = [
    await open(one.trainee.email),
    await open(one.mate.email),
    await open(other.supervisor.email),
  ]
  for (const page of [trainee, mate, supervisor]) await expect(await creditsOf(page, title)).toHaveCount(1)
  await expect(trainee.getByRole('row').filter({ hasText: title })).toContainText('1.0')
  await expectAccessible(supervisor)

  await decide(organizer, 'Mate Reyes', '0', 'Left as soon as they had signed in.')
  await organizer.getByRole('button', { name: 'Keep this' }).click()
  await organizer.getByRole('button', { name: /^Confirm, and post credit for 1 person/ }).click()
  await expect(organizer.getByText('1 earlier credit taken back')).toBeVisible()
  await mate.reload()
  await expect(mate.getByRole('row').filter({ hasText: title })).toContainText('Reversed')
  await expect(await creditsOf(trainee, title)).toHaveCount(1)
  await expect(trainee.getByRole('row').filter({ hasText: title })).not.toContainText('Reversed')
}

/** A session counts for whoever was there long enough, and again for whoever was there at all. */
async function countLonger(page: Page): Promise<void> {
  const save = page.getByRole('button', { name: 'Save what counts' })
  await page.getByText('Change what counts…').click()
  await page.getByLabel('Counts for').selectOption('Whoever was there long enough')
  await page.getByLabel('Minutes there, at least').fill('a while')
  await save.click()
  await expect(page.getByText('Write whole minutes, for example 90.').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Minutes there, at least').fill('10')
  await save.click()
  await expect(
    page.getByRole('listitem').filter({ hasText: 'for whoever was there for 10 minutes or more' }),
  ).toBeVisible()
  await page.getByLabel('Counts for').selectOption('Whoever was there at all')
  await save.click()
  await expect(page.getByRole('listitem').filter({ hasText: 'for whoever was there at all' })).toBeVisible()
}

async function decide(page: Page, name: string, minutes: string, why: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Decide ?: ${name}`) }).click()
  await page.getByLabel('Minutes that count').fill(minutes)
  await page.getByLabel('Why').fill(why)
}
