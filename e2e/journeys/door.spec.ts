import type { Page } from '@playwright/test'
import { dayIn, systemNow } from '@/lib/platform/time'
import { weekdayDay } from '@/lib/platform/words-of-time'
import { register } from '@/lib/registration/commands'
import { doorCodeOf, holdNow, letItEnd } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'
import type { Place } from '../support/world'

const hidden = (page: Page) => page.getByRole('heading', { name: 'We cannot show this page' })
const checkIn = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^Check in ?: ${name}$`) })
const everySent = (page: Page) => page.getByText('All marks are sent')

/** A browser of somebody who came in by the code of the day. */
async function helperAt(organizer: Page, helper: Page, eventId: string): Promise<void> {
  await organizer.goto(`/events/${eventId}/staff`)
  const today = weekdayDay(dayIn('America/Los_Angeles', systemNow()))
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

test('two doors, one of them without a connection, are one list; its attendance becomes credit, and is corrected', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title, eventId } = await openEvent(organizer, { called: 'Two doors, one hall', places: 10, hours: 3 })
  const [one, other] = [await newPlace(), await newPlace()]
  const coming = [one.trainee, one.mate, other.supervisor]
  for (const { ctx } of coming) await register({ ...ctx, now: systemNow() }, { eventId })
  await holdNow(title, -90, 90)
  const side = await browserOf(other.colleague.email)
  await helperAt(organizer, side, eventId)

  const main = organizer
  await main.goto(`/events/${eventId}/check-in`)
  await expect(main.getByRole('heading', { level: 1, name: '0 of 3 are in' })).toBeVisible()
  await expectAccessible(main)
  await expect(side.getByRole('heading', { level: 1, name: '0 of 3 are in' })).toBeVisible()
  await side.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await side.reload()
  await expect(side.getByRole('heading', { level: 1, name: '0 of 3 are in' })).toBeVisible()
  await expect(everySent(side)).toBeVisible()

  await side.context().setOffline(true)
  await checkIn(main, 'Trainee Reyes').click()
  await checkIn(main, 'Mate Reyes').click()
  await expect(everySent(main)).toBeVisible()
  await checkIn(side, 'Trainee Reyes').click()
  await checkIn(side, 'Supervisor Reyes').click()
  await expect(side.getByText('2 marks to be sent')).toBeVisible()
  await side.reload()
  await expect(side.getByRole('heading', { level: 1, name: '2 of 3 are in' })).toBeVisible()
  await expect(side.getByText('2 marks to be sent')).toBeVisible()

  await side.context().setOffline(false)
  await expect(everySent(side)).toBeVisible()
  await expect(side.getByRole('heading', { level: 1, name: '3 of 3 are in' })).toBeVisible()
  await side.getByLabel('Code of the ticket').fill(await doorCodeOf(eventId, one.mate.personId))
  await side.getByRole('button', { name: 'Mark', exact: true }).click()
  await expect(side.getByText(/^Mate Reyes is already in, at /)).toBeVisible()
  await expectAccessible(side)
  await expect(main.getByRole('heading', { level: 1, name: '3 of 3 are in' })).toBeVisible()

  await side.goto(`/events/${eventId}/attendance`)
  await expect(hidden(side)).toBeVisible()
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(`/events/${eventId}/check-in`)
  await expect(hidden(neighbor)).toBeVisible()

  await letItEnd(eventId)
  await creditFollows(main, { title, eventId, one, other }, browserOf)
})

type Held = { title: string; eventId: string; one: Place; other: Place }

/** Attendance is decided where it has to be, confirmed once, on three transcripts of two agencies, and corrected by a reversal. */
async function creditFollows(organizer: Page, { title, eventId, one, other }: Held, open: Open): Promise<void> {
  await organizer.goto(`/events/${eventId}/attendance`)
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

async function decide(page: Page, name: string, minutes: string, why: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Decide ?: ${name}`) }).click()
  await page.getByLabel('Minutes that count').fill(minutes)
  await page.getByLabel('Why').fill(why)
}
