import type { Page } from '@playwright/test'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { writeEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

/** A public event of the trusted organizer that takes registrations. @returns its name */
async function openEvent(organizer: Page, places: number): Promise<string> {
  const title = `Night shift, first call ${unique()}`
  await writeEvent(organizer, title)
  await organizer.getByLabel('State or territory').selectOption('CA')
  await organizer.getByRole('button', { name: 'Publish the event' }).click()
  await expect(organizer.getByRole('heading', { name: 'On the calendar' })).toBeVisible()
  await organizer.getByRole('link', { name: 'Who comes' }).click()
  await organizer.getByLabel('Places').fill(String(places))
  await organizer.getByRole('button', { name: 'Take registrations' }).click()
  await expect(organizer.getByRole('button', { name: 'Save' })).toBeVisible()
  return title
}

async function openPage(page: Page, title: string): Promise<void> {
  await page.goto(`/calendar?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('the last place goes to one of two who ask at once, and the other is first in line', async ({ browserOf }) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const title = await openEvent(organizer, 1)
  await expectAccessible(organizer)
  const place = await newPlace()
  const both = [await browserOf(place.trainee.email), await browserOf(place.mate.email)]
  for (const page of both) await openPage(page, title)
  await Promise.all(both.map((page) => page.getByRole('button', { name: 'Register and keep my place' }).click()))
  const held = (page: Page) => page.getByText('Your code for the door')
  const inLine = (page: Page) => page.getByText('On the waiting list, number 1')
  for (const page of both) await expect(held(page).or(inLine(page)).first()).toBeVisible()
  const waits = await Promise.all(both.map((page) => inLine(page).count()))
  expect(waits.sort()).toEqual([0, 1])
  for (const page of both) await expectAccessible(page)

  await organizer.reload()
  const rows = organizer.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('Registered')
  await expect(rows.nth(2)).toContainText('On the waiting list')

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(new URL(organizer.url()).pathname)
  await expect(neighbor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
})

test('somebody gives a place back after they were asked, and whoever is taken off the list reads why', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const title = await openEvent(organizer, 5)
  const place = await newPlace()
  const [first, second] = [await browserOf(place.trainee.email), await browserOf(place.mate.email)]
  for (const page of [first, second]) {
    await openPage(page, title)
    await page.getByRole('button', { name: 'Register and keep my place' }).click()
    await expect(page.getByText('Your code for the door')).toBeVisible()
  }
  await first.getByText('Give my place back').click()
  await first.getByRole('button', { name: 'Give it back' }).click()
  await expect(first.getByRole('button', { name: 'Register and keep my place' })).toBeVisible()

  await organizer.reload()
  const row = organizer.getByRole('row').filter({ hasText: 'Registered' })
  await row.getByText('Take off the list…').click()
  await row.getByRole('button', { name: 'Take off the list' }).click()
  await expect(row.getByText('Say why, in a sentence that they will read.').first()).toBeVisible()
  await row.getByLabel('Why; they will read it').fill('The hall holds fewer than we were told.')
  await expectAccessible(organizer)
  await row.getByRole('button', { name: 'Take off the list' }).click()
  await expect(organizer.getByRole('row').filter({ hasText: 'Registered' })).toHaveCount(0)

  await second.goto('/training')
  await second.getByText('Past, canceled and given back').click()
  await expect(second.getByText('The hall holds fewer than we were told.')).toBeVisible()
})
