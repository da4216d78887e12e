import type { Page } from '@playwright/test'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { findEvent, openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

test('the last place goes to one of two who ask at once, and the other is first in line', async ({ browserOf }) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title } = await openEvent(organizer, { called: 'Night shift, first call', places: 1 })
  await expectAccessible(organizer)
  const place = await newPlace()
  const both = [await browserOf(place.trainee.email), await browserOf(place.mate.email)]
  for (const page of both) await findEvent(page, title)
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
  const { title } = await openEvent(organizer, { called: 'Night shift, first call', places: 5 })
  const place = await newPlace()
  const [first, second] = [await browserOf(place.trainee.email), await browserOf(place.mate.email)]
  for (const page of [first, second]) {
    await findEvent(page, title)
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
