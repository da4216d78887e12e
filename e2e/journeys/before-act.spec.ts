import { addDays } from '@/lib/platform/time'
import { expect, test } from '../support/journey'
import { complete, newPlace } from '../support/live'
import { expectAccessible, expectFit } from '../support/sweep'
import { moduleFromFile } from '../support/test-taking'
import { today } from '../support/world'

const SLUG = 'young-people-who-run'

test('a rule binds before an act: whoever has not met it is not yet cleared and never overdue, and a neighbor sees nothing', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, trainee, mate } = await newPlace()
  await complete(trainee, SLUG)
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Hours before privilege')
  await page.getByText('Hours of training', { exact: true }).click()
  await page.getByLabel('Hours in all').fill('1')
  await page.getByText('Before they may do something, by no set day').click()
  await page.getByLabel('Takes effect on').fill(addDays(today(), -400))
  await page.getByRole('button', { name: 'Make the requirement' }).click()
  await expect(page.getByRole('alert', { name: 'One thing to fix' })).toContainText('Say what waits for it.')
  await page.getByLabel('Before they may', { exact: true }).fill('speak with victims under privilege')
  await expect(
    page.getByText('must complete 1 hour before they may speak with victims under privilege, once.'),
  ).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: /1 has met it already and 4 are not yet cleared/ }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hours before privilege' })).toBeVisible()
  await expect(page.getByText('Before they may speak with victims under privilege').first()).toBeVisible()
  await expect(page.getByText('Not yet cleared').first()).toBeVisible()
  await expectAccessible(page)
  const address = page.url()

  await page.goto('/agency')
  await expect(page.getByRole('heading', { level: 1, name: 'Nobody is overdue' })).toBeVisible()
  await page.getByRole('link', { name: 'Not yet cleared', exact: false }).first().click()
  const listed = page.getByRole('table', { name: 'Not yet cleared, longest first' })
  await expect(listed.getByRole('row')).toHaveCount(5)
  await expect(listed.getByText('before they may speak with victims under privilege').first()).toBeVisible()
  await expectAccessible(page)
  await expectFit(page, '/agency?due=not-cleared')

  const owed = await browserOf(mate.email)
  await owed.goto('/training')
  await expect(owed.getByText('Not yet cleared to speak with victims under privilege.')).toBeVisible()
  await expect(owed.getByText('One training is still needed before you are cleared.', { exact: false })).toBeVisible()
  await owed.getByText('How this was worked out').click()
  await expect(owed.getByText('It has no last day', { exact: false })).toBeVisible()
  await expectAccessible(owed)
  const done = await browserOf(trainee.email)
  await done.goto('/training')
  await done.getByText('One training you are up to date on').click()
  await expect(done.getByText(/: cleared to speak with victims under privilege\./)).toBeVisible()

  await page.goto(address)
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByLabel('Before they may', { exact: true })).toHaveValue('speak with victims under privilege')

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(address)
  await expect(neighbor.getByText('Hours before privilege')).toHaveCount(0)
})

test('a gate comes back: whoever met it is cleared for a year, whoever did not has no day, and the sentence says both', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, trainee, mate } = await newPlace()
  await complete(trainee, SLUG)
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Access to the system')
  const module = page.getByLabel('Module', { exact: true })
  const { title } = await moduleFromFile(SLUG)
  await module.selectOption(await module.locator('option').filter({ hasText: title }).getAttribute('value'))
  await page.getByText('Before they may do something, by no set day').click()
  await page.getByLabel('Before they may', { exact: true }).fill('use the system')
  await page.getByText('Again and again').click()
  await expect(page.getByText('From the second time on it is due by a day', { exact: false })).toBeVisible()
  await page.getByLabel('Months from one completion to the next').fill('12')
  await expect(page.getByText('before they may use the system, then every year.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Access to the system' })).toBeVisible()
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByLabel('Months from one completion to the next')).toHaveValue('12')

  const owed = await browserOf(mate.email)
  await owed.goto('/training')
  await expect(owed.getByText('Not yet cleared to use the system.', { exact: false })).toBeVisible()
  await owed.getByText('How this was worked out').click()
  await expect(owed.getByText('Once it is met, it is due again every year.', { exact: false })).toBeVisible()
  const done = await browserOf(trainee.email)
  await done.goto('/training')
  await done.getByText('One training you are up to date on').click()
  await expect(done.getByText(/: cleared to use the system through /)).toBeVisible()
})
