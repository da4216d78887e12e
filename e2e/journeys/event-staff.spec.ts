import type { Page } from '@playwright/test'
import { dayIn, systemNow } from '@/lib/platform/time'
import { weekdayDay } from '@/lib/platform/words-of-time'
import { holdNow } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { writeEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

const ZONE = 'America/Los_Angeles'
const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/
const hidden = (page: Page) => page.getByRole('heading', { name: 'We cannot show this page' })

/** A public event of the trusted organizer, and its page. @returns its title */
async function publicEvent(organizer: Page): Promise<string> {
  const title = `Two desks, one hall ${unique()}`
  await writeEvent(organizer, title)
  await organizer.getByLabel('State or territory').selectOption('CA')
  await organizer.getByRole('button', { name: 'Publish the event' }).click()
  await expect(organizer.getByRole('heading', { name: 'On the calendar' })).toBeVisible()
  return title
}

async function askThem(organizer: Page, email: string): Promise<void> {
  await organizer.getByLabel('Their e-mail address').fill(email)
  await organizer.getByRole('button', { name: 'Ask them' }).click()
  await expect(organizer.getByRole('listitem').filter({ hasText: email })).toContainText('Asked; lapses on')
}

test('an organizer asks somebody by their address, who runs the event after their own yes, and leaves it', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const title = await publicEvent(organizer)
  const address = new URL(organizer.url()).pathname
  const place = await newPlace()
  await organizer.getByRole('link', { name: 'Who runs it' }).click()
  await askThem(organizer, place.supervisor.email)
  await askThem(organizer, `nobody-${unique()}@elsewhere.example`)
  await expectAccessible(organizer)

  const other = await browserOf(place.supervisor.email)
  await other.goto(address)
  await expect(hidden(other)).toBeVisible()
  await other.goto('/events')
  await expect(other.getByRole('heading', { name: new RegExp(`asks you to run ${title} together`) })).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('button', { name: new RegExp(`^Yes, I run it ?: ${title}$`) }).click()
  await other.getByRole('table').getByRole('link', { name: title, exact: true }).click()
  await other.getByLabel('In short').fill('A shared case, worked from two desks in one hall.')
  await other.getByRole('button', { name: 'Publish the change' }).click()
  await expect(other.getByText('Your change is saved')).toBeVisible()
  await other.getByRole('link', { name: 'Who runs it' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Two people run this event' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Ask them' })).toHaveCount(0)

  const neighbor = await browserOf((await newPlace()).supervisor.email)
  await neighbor.goto(`${address}/staff`)
  await expect(hidden(neighbor)).toBeVisible()

  await other.getByRole('button', { name: 'Leave' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'My events' })).toBeVisible()
  await other.goto(address)
  await expect(hidden(other)).toBeVisible()
})

test('a helper types the code of the day and stands at the door, until the organizer ends it', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const title = await publicEvent(organizer)
  const eventId = await holdNow(title, -60, 60)
  await organizer.goto(`/events/${eventId}/staff`)
  const today = weekdayDay(dayIn(ZONE, systemNow()))
  await organizer.getByRole('button', { name: new RegExp(`^Make the code ?: ${today}$`) }).click()
  await expect(organizer.getByText('Write the code down now')).toBeVisible()
  const code = (await organizer.getByText(CODE).textContent()) ?? ''
  await expectAccessible(organizer)

  const helper = await browserOf((await newPlace()).mate.email)
  await helper.goto(`/events/${eventId}/check-in`)
  await expect(hidden(helper)).toBeVisible()
  await helper.goto('/events/help')
  await helper.getByLabel('Code for helpers').fill('ABCD-EFGH')
  await helper.getByRole('button', { name: 'Start checking people in' }).click()
  await expect(helper.getByText('No event has this code today.').first()).toBeVisible()
  await expectAccessible(helper)
  await helper.getByLabel('Code for helpers').fill(code)
  await helper.getByRole('button', { name: 'Start checking people in' }).click()
  await expect(helper.getByText(title)).toBeVisible()
  await expect(helper.getByRole('heading', { name: 'Find by name' })).toBeVisible()
  for (const more of ['', '/attendance', '/staff']) {
    await helper.goto(`/events/${eventId}${more}`)
    await expect(hidden(helper)).toBeVisible()
  }

  await organizer.reload()
  await expect(organizer.getByText('Write the code down now')).toHaveCount(0)
  await organizer.getByRole('button', { name: /^End ?: / }).click()
  await expect(organizer.getByRole('heading', { level: 1, name: 'You run this event' })).toBeVisible()
  await helper.goto(`/events/${eventId}/check-in`)
  await expect(hidden(helper)).toBeVisible()
  await helper.goto('/events/help')
  await helper.getByLabel('Code for helpers').fill(code)
  await helper.getByRole('button', { name: 'Start checking people in' }).click()
  await expect(helper.getByText('Whoever runs the event has ended your part in it.').first()).toBeVisible()
})
