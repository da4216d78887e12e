import { longDay } from '@/lib/platform/words-of-time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

const MODULE = /^Young People Who Run/

test('a coordinator reads what a rule would bring before it is asked: who would owe it, where it is to be had, and who needs more time', async ({
  browserOf,
}) => {
  const { coordinator, agencyId } = await newPlace()
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Runaways, soon')
  const module = page.getByLabel('Module', { exact: true })
  await module.selectOption({ label: (await module.getByRole('option', { name: MODULE }).textContent()) ?? '' })
  await page.getByLabel('Days', { exact: true }).fill('20')
  await expect(page.getByRole('heading', { level: 1, name: 'Five people would owe this' })).toBeVisible()
  const follows = page.getByRole('region', { name: 'What would follow' })
  await expect(follows.getByText('1 module. Enough for all 5.')).toBeVisible()
  await follows.getByText('Which they are').click()
  await expect(follows.getByRole('link', { name: MODULE })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  await expect(follows.getByRole('heading', { name: 'Five people would have less than a month' })).toBeVisible()
  await follows.getByRole('button', { name: 'Give everyone at least 90 days' }).press('Enter')
  await expect(page.getByLabel('Days', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Days', { exact: true })).toHaveValue('90')
  await expect(follows.getByText('less than a month')).toHaveCount(0)
  await page.getByRole('button', { name: `Ask 5 people from ${longDay(today())}` }).click()
  await expect(page.getByText('The requirement is made', { exact: true })).toBeVisible()

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  const asked = { agencyId, criterion: { kind: 'minutes', atLeast: 60 } }
  const hidden = await neighbor.request.post(`/api/v1/agencies/${agencyId}/training-previews`, { data: asked })
  expect(hidden.status()).toBe(404)
})

test('hours that no training here counts for are said to be had elsewhere alone', async ({ browserOf }) => {
  const { coordinator } = await newPlace()
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByText('Hours of training', { exact: true }).click()
  await page.getByLabel('Hours in all').fill('900')
  await page.getByLabel('Days', { exact: true }).fill('365')
  const follows = page.getByRole('region', { name: 'What would follow' })
  await expect(follows.getByText(/the rest would have to be claimed as outside training\./)).toBeVisible()
  await expectAccessible(page)
})
