import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { addDays } from '@/lib/platform/time'
import { expect, test } from '../support/journey'
import { complete, newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { moduleFromFile } from '../support/test-taking'
import { today } from '../support/world'

const SLUG = 'young-people-who-run'
const STARTED = addDays(today(), -60)

/** Three who are new, and one row that cannot be read. */
const ROSTER = [
  'Employee number,First name,Last name,E-mail,Unit,Position,Employment,Hire date',
  `9001,Rosa,Delgado,,Patrol,Officer,sworn,${STARTED}`,
  `9002,Milan,Horvat,,Patrol,Officer,sworn,${STARTED}`,
  `9003,Ines,Prado,,Records,Clerk,civilian,${STARTED}`,
  '9004,Nobody,,,Patrol,Officer,sworn,soon',
].join('\n')

async function chooseFile(page: Page, text: string): Promise<void> {
  await page.goto('/agency/roster')
  await page
    .getByLabel('File with the roster')
    .setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Check what would change' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check before loading' })).toBeVisible()
}

const loadButton = (page: Page) => page.getByRole('button', { name: /^Load \d+ change/ })

/** Everyone, once, within 30 days; it took effect 45 days ago, so whoever has not done it is 15 days late. */
async function requireModule(page: Page): Promise<void> {
  const { title } = await moduleFromFile(SLUG)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Young people, once')
  const module = page.getByLabel('Module', { exact: true })
  const value = await module.locator('option').filter({ hasText: title }).getAttribute('value')
  await module.selectOption(value)
  await page.getByText('Everyone in the agency', { exact: true }).click()
  await page.getByText('Within a number of days').click()
  await page.getByLabel('Days', { exact: true }).fill('30')
  await page.getByText('Never again: once is enough').click()
  await page.getByLabel('Source').fill('General Order 4.03')
  await page.getByLabel('Takes effect on').fill(addDays(today(), -45))
}

test('a roster file changes nothing until it is confirmed, then all of it, and can be taken back', async ({
  browserOf,
}) => {
  const { coordinator } = await newPlace()
  const page = await browserOf(coordinator.email)
  await chooseFile(page, ROSTER)
  await expect(page.getByText(/Nothing has changed yet/)).toBeVisible()
  await expectAccessible(page)

  const another = await browserOf(coordinator.email)
  await another.goto('/agency/roster/people')
  await expect(another.getByText('Trainee').first()).toBeVisible()
  await expect(another.getByText('Delgado')).toHaveCount(0)

  await expect(loadButton(page)).toHaveText(/Load 3 changes/)
  await loadButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Loaded' })).toBeVisible()
  await expectAccessible(page)
  await another.reload()
  await expect(another.getByText(/Delgado/).first()).toBeVisible()
  await expectAccessible(another)

  await page.getByRole('button', { name: /Take .*back/ }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Taken back' })).toBeVisible()
  await another.reload()
  await expect(another.getByText('Trainee').first()).toBeVisible()
  await expect(another.getByText('Delgado')).toHaveCount(0)
})

test('a coordinator requires a module and reads who has not done it, why, and on another day', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, trainee } = await newPlace()
  await complete(trainee, SLUG)
  const page = await browserOf(coordinator.email)
  await chooseFile(page, ROSTER)
  await loadButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Loaded' })).toBeVisible()

  await requireModule(page)
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Young people, once')
  await expect(page.getByRole('button', { name: 'Ask 8 people' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask 8 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Young people, once' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/agency')
  await expect(page.getByText('Overdue by 15 days').or(page.getByText('15 days')).first()).toBeVisible()
  await expectAccessible(page)

  await page.goto('/agency/completion')
  const row = (name: RegExp) => page.getByRole('row').filter({ hasText: name })
  await expect(row(/Reyes, Trainee/)).toContainText('Met')
  await expect(row(/Delgado, Rosa/)).toContainText('Overdue by 15 days')
  await expectAccessible(page)
  await row(/Delgado, Rosa/)
    .getByRole('link', { name: /Overdue/ })
    .click()
  const why = page.getByRole('dialog')
  await expect(why).toContainText('General Order 4.03')
  await expect(why).toContainText('Rosa Delgado')
  await expectAccessible(page)
  await why.getByRole('button', { name: 'Close' }).last().click()

  await page.getByLabel('As of').fill(addDays(today(), -20))
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(row(/Delgado, Rosa/)).toContainText('Due in 5 days')
  await expect(row(/Reyes, Trainee/)).toContainText('Due in 5 days')
})

test('completion.csv holds every person once for the requirement, and nothing of the neighbor', async ({
  browserOf,
}) => {
  const { coordinator, trainee, agencyId } = await newPlace()
  await complete(trainee, SLUG)
  const page = await browserOf(coordinator.email)
  await requireModule(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Young people, once' })).toBeVisible()
  await page.goto('/agency/completion')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(6)
  expect(lines.filter((line) => line.includes('Reyes'))).toHaveLength(5)

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  const refused = await neighbor.request.get(`/api/v1/agencies/${agencyId}/reports/completion.csv`)
  expect(refused.status()).toBe(404)
  const nobody = await browserOf(null)
  expect((await nobody.request.get(`/api/v1/agencies/${agencyId}/reports/completion.csv`)).status()).toBe(401)
})

test('a supervisor sees the own unit and no more; neighbor, trainee and nobody see nothing', async ({ browserOf }) => {
  test.slow()
  const { agencyId, coordinator, supervisor, trainee, colleague } = await newPlace()
  const page = await browserOf(coordinator.email)
  await requireModule(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Young people, once' })).toBeVisible()

  const looking = await browserOf(supervisor.email)
  await looking.goto('/agency/completion')
  await expect(looking.getByRole('link', { name: 'Reyes, Trainee' })).toBeVisible()
  await expect(looking.getByText('Reyes, Colleague')).toHaveCount(0)
  await expectAccessible(looking)
  await looking.goto(`/agency/people/${colleague.personId}`)
  await expect(looking.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
  await looking.goto('/agency/roster')
  await expect(looking.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()

  const neighbor = (await newPlace()).coordinator
  for (const email of [neighbor.email, trainee.email]) {
    const other = await browserOf(email)
    for (const path of [`/agency/completion?agency=${agencyId}`, `/agency?agency=${agencyId}`]) {
      await other.goto(path)
      await expect(other.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
    }
    await other.goto(`/agency/people/${trainee.personId}?agency=${agencyId}`)
    await expect(other.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
    await expectAccessible(other)
  }
  const nobody = await browserOf(null)
  await nobody.goto('/agency')
  await expect(nobody.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
})

test('where an explanation covers the page, it gives way to what takes the focus under it', async ({ browserOf }) => {
  const { coordinator } = await newPlace()
  const page = await browserOf(coordinator.email)
  await requireModule(page)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Young people, once' })).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/agency/completion')
  await page
    .getByRole('link', { name: /Overdue/ })
    .first()
    .click()
  const why = page.getByRole('dialog')
  await expect(why).toBeVisible()
  await why.getByRole('button', { name: 'Close' }).first().focus()
  await expect(why).toBeVisible()
  await page.getByRole('link', { name: 'Download as CSV' }).focus()
  await expect(why).toBeHidden()
  await expect(page.getByRole('link', { name: 'Download as CSV' })).toBeFocused()
})
