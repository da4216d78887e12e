import { addDays } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { heldSeries } from '../support/held-series'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

test('a coordinator asks for any date of a series, reads who was there before it is saved, and everybody reads its title', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, trainee, mate } = await newPlace()
  const title = `Lantern drill ${unique()}`
  await heldSeries(title, coordinator.personId, trainee.personId)
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('The drill')
  await page.getByText('An event', { exact: true }).click()
  const finder = page.getByLabel('Find an event on the calendar')
  await finder.fill('no such thing zzqx')
  await finder.press('Enter')
  await expect(page.getByText('0 events found')).toBeVisible()
  await finder.fill(title)
  await finder.press('Enter')
  const found = page.getByRole('list', { name: 'Found on the calendar' }).getByRole('listitem')
  await expect(found).toHaveCount(2)
  await expect(found.first()).toContainText('a date of a series')
  await expectAccessible(page)
  await page.getByRole('button', { name: `Choose ${title}, ${longDay(addDays(today(), -30))}` }).click()
  await page.getByText('Everyone in the agency', { exact: true }).click()
  await page.getByText('Within a number of days').click()
  await page.getByLabel('Days', { exact: true }).fill('60')
  await page.getByLabel('Takes effect on').fill(addDays(today(), -45))
  const follows = page.getByRole('region', { name: 'What would follow' })
  await expect(follows.getByText('0 people').first()).toBeVisible()
  const first = longDay(addDays(today(), -30))
  await expect(page.getByText(`complete the event “${title}, ${first}”`, { exact: false })).toBeVisible()
  await page.getByText('Any date of its series will do').click()
  await expect(page.getByText(`complete any date of “${title}”`, { exact: false })).toBeVisible()
  await expect(follows.getByText('1 person').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The drill' })).toBeVisible()
  await expect(page.getByText(`Any date of “${title}”`).first()).toBeVisible()
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByLabel('Any date of its series will do')).toBeChecked()
  await expectAccessible(page)

  const came = await browserOf(trainee.email)
  await came.goto('/training')
  await expect(came.getByText('The drill').first()).toBeAttached()
  const stayed = await browserOf(mate.email)
  await stayed.goto('/training')
  await expect(stayed.getByText(title, { exact: false }).first()).toBeAttached()
  await expect(stayed.getByRole('link', { name: 'Find an event' }).first()).toHaveClass(/usa-button/)
  await expect(stayed.getByRole('link', { name: 'Find a module' })).toHaveCount(0)
  const refused = await stayed.request.get(`/api/v1/agencies/${(await newPlace()).agencyId}/requirements`)
  expect(refused.status()).toBe(404)
})
