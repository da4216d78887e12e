import type { Locator } from '@playwright/test'
import { draftClaim, submitClaim } from '@/lib/claims/commands'
import { approveClaim } from '@/lib/claims/review'
import { addDays } from '@/lib/platform/time'
import { listMyObligations } from '@/lib/requirements/queries'
import { expect, test } from '../support/journey'
import { complete, newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

const MODULE = /^Young People Who Run/

test('a coordinator asks for a module and hours beside it in one rule, is told what is wrong where it stands, and whoever does both has met it', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, trainee } = await newPlace()
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Runaways, and an hour more')
  await page.getByText('Several things', { exact: true }).click()
  const [first, second] = [page.getByRole('group', { name: 'First' }), page.getByRole('group', { name: 'And, 2' })]
  await expect(first.getByRole('option').nth(1)).toBeAttached()
  await first.getByLabel('Module', { exact: true }).selectOption({ label: await optionLike(first, MODULE) })
  await second.getByLabel('What', { exact: true }).selectOption('hours')
  await page.getByText('Within a number of months').click()
  await page.getByLabel('Months', { exact: true }).fill('6')
  await page.getByLabel('Takes effect on').fill(addDays(today(), -10))
  await page.getByRole('button', { name: 'Make the requirement' }).click()
  await expect(page.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give the hours.')
  await expect(second.getByText('Give the hours.')).toBeVisible()
  await second.getByLabel('Hours in all').fill('1')
  await second.getByText('Further limits, and which training counts at all').click()
  await second.getByRole('button', { name: 'Limit another way of training' }).click()
  await second.getByLabel('At most', { exact: true }).fill('0.5')
  await expect(page.getByText(/must complete “Young People Who Run.*” and 1 hour within 6 months/)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByText('At most 30 minutes live online, in all.').first()).toBeVisible()
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(second.getByLabel('Hours in all')).toHaveValue('1')
  await expect(second.getByLabel('Given in this way')).toHaveValue('virtual')
  await expect(first.getByLabel('Module', { exact: true }).locator('option:checked')).toHaveText(MODULE)

  const owed = await browserOf(trainee.email)
  await complete(trainee, 'young-people-who-run')
  await owed.goto('/training')
  await expect(owed.getByRole('progressbar', { name: 'What counts so far' })).toHaveText('1 of 2 parts')
  const on = addDays(today(), -1)
  const training = { title: 'Meeting young people', provider: 'Bayview Institute', startsOn: on, endsOn: on }
  const drafted = await draftClaim(trainee.ctx, {
    fields: { ...training, minutes: 60, mode: 'in-person', topicIds: [], priorityIds: [] },
  })
  const claim = { claimId: drafted.claimId, madeFrom: drafted.version }
  const { version } = await submitClaim(trainee.ctx, { ...claim, attested: true })
  await approveClaim(coordinator.ctx, { ...claim, madeFrom: version, minutes: 60 })
  const { items } = await listMyObligations(trainee.ctx)
  expect(items.map(({ name, status }) => [name, status.kind])).toContainEqual(['Runaways, and an hour more', 'met'])
  await owed.reload()
  await expect(owed.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(owed.getByRole('progressbar', { name: 'What counts so far' })).toHaveCount(0)
})

/** An option by the beginning of what it says: its hours stand behind the title. */
async function optionLike(group: Locator, like: RegExp): Promise<string> {
  const labels = await group.getByLabel('Module', { exact: true }).locator('option').allTextContents()
  return labels.find((label) => like.test(label)) ?? ''
}

test('a coordinator asks for one training in whole beside a module, and whoever brings it reads it by its name', async ({
  browserOf,
}) => {
  const { coordinator, trainee } = await newPlace()
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Module and interview course')
  await page.getByText('Several things', { exact: true }).click()
  const [first, second] = [page.getByRole('group', { name: 'First' }), page.getByRole('group', { name: 'And, 2' })]
  await expect(first.getByRole('option').nth(1)).toBeAttached()
  await first.getByLabel('Module', { exact: true }).selectOption({ label: await optionLike(first, MODULE) })
  await second.getByLabel('What', { exact: true }).selectOption('training')
  await second.getByLabel('What it is called').fill('Interviewing With Care')
  await page.getByText('Within a number of months').click()
  await page.getByLabel('Months', { exact: true }).fill('6')
  await page.getByLabel('Takes effect on').fill(addDays(today(), -10))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Module and interview course' })).toBeVisible()
  await expect(page.getByText('Interviewing With Care', { exact: false }).first()).toBeVisible()

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await owed.getByText('How this date was worked out').click()
  await expect(owed.getByText(/“Interviewing With Care”/).first()).toBeVisible()
  await expectAccessible(owed)
  const on = addDays(today(), -1)
  const training = { title: 'Interviewing With Care', provider: 'Bayview Institute', startsOn: on, endsOn: on }
  const { claimId, version } = await draftClaim(trainee.ctx, {
    fields: { ...training, minutes: 120, mode: 'in-person', topicIds: [], priorityIds: [] },
  })
  const sent = await submitClaim(trainee.ctx, { claimId, madeFrom: version, attested: true })
  await approveClaim(coordinator.ctx, { claimId, madeFrom: sent.version, minutes: 120 })
  await owed.reload()
  await expect(owed.getByRole('progressbar', { name: 'What counts so far' })).toHaveText('1 of 2 parts')
})
