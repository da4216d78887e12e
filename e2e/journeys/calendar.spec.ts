import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

test('a search near a ZIP code is kept by one person, seen by no other, changed, and removed', async ({
  browserOf,
}) => {
  test.slow()
  const name = `Round here ${unique()}`
  const { trainee, coordinator } = await newPlace()
  const reader = await browserOf(trainee.email)
  await reader.goto('/calendar')
  await reader.getByLabel('Near ZIP code').fill('93999')
  await reader.getByLabel('Within').selectOption('100 miles')
  await reader.getByRole('button', { name: 'Show' }).click()
  await expect(reader.getByText('Within 100 miles of 93999, or online.')).toBeVisible()
  await reader.getByRole('link', { name: 'Week', exact: true }).click()
  await expect(reader.getByRole('link', { name: 'Week after' })).toBeVisible()
  await expectAccessible(reader)
  await reader.getByRole('link', { name: 'Map', exact: true }).click()
  await expect(reader.getByRole('heading', { name: /events? to travel to/ })).toBeVisible()
  await expectAccessible(reader)
  await reader.getByRole('link', { name: 'Get it by mail' }).click()
  await expect(reader.getByText('New events: within 100 miles of 93999.')).toBeVisible()
  await reader.getByLabel('Name').fill(name)
  await reader.getByRole('button', { name: 'Keep this search' }).click()
  await expect(reader.getByRole('link', { name })).toHaveAttribute('href', '/calendar?near=93999&within=100')
  await expectAccessible(reader)

  const other = await browserOf(coordinator.email)
  await other.goto('/settings/calendar')
  await expect(other.getByRole('heading', { name: 'You keep no search yet' })).toBeVisible()

  await reader.getByText(`Change: ${name}`).click()
  await reader.getByLabel('How often').selectOption('Every day that has something new')
  await reader.getByLabel('Words').fill('desk')
  await reader.getByRole('button', { name: 'Save' }).click()
  const facts = reader.getByRole('paragraph')
  await expect(facts.filter({ hasText: 'within 100 miles of 93999, “desk”' })).toBeVisible()
  await expect(facts.filter({ hasText: 'Every day that has something new' })).toBeVisible()
  await reader.goto('/settings/calendar?state=CA')
  await reader.getByLabel('Keep it').selectOption(`Instead of what “${name}” looks for now`)
  await reader.getByRole('button', { name: 'Keep this search' }).click()
  await expect(reader.getByRole('link', { name })).toHaveAttribute('href', '/calendar?state=CA')
  await expect(facts.filter({ hasText: 'Every day that has something new' })).toBeVisible()
  await reader.getByRole('button', { name: new RegExp(`^Remove ?: ${name}$`) }).click()
  await expect(reader.getByText('Removed; no letter about it leaves any more')).toBeVisible()
  await expect(reader.getByRole('link', { name })).toHaveCount(0)
})

test('a site shows the calendar in a frame once an administrator named it, and nobody else names one', async ({
  browserOf,
}) => {
  const site = `https://${unique()}.example`.toLowerCase()
  const policy = async () => (await anybody.request.get('/calendar/embed')).headers()['content-security-policy']
  const anybody = await browserOf(null)
  expect(await policy()).not.toContain(site)
  const { trainee } = await newPlace()
  const reader = await browserOf(trainee.email)
  await reader.goto('/admin/calendar')
  await expect(reader.getByLabel('Sites')).toHaveCount(0)

  const administrator = await browserOf(persona('administrator'))
  await administrator.goto('/admin/calendar')
  await administrator.getByLabel('Sites').fill(`${site}/path`)
  await administrator.getByRole('button', { name: 'Save' }).click()
  await expect(administrator.getByText('Give each site as https:// and its name').first()).toBeVisible()
  await administrator.getByLabel('Sites').fill(site)
  await administrator.getByRole('button', { name: 'Save' }).click()
  await expect(administrator.getByText('Saved. It holds from now on.')).toBeVisible()
  await expectAccessible(administrator)
  await expect.poll(policy).toContain(`frame-ancestors ${site}`)
  await anybody.goto('/calendar/embed?near=93999&within=100')
  await expect(anybody.getByRole('link', { name: 'The calendar on Attest' })).toHaveAttribute('target', '_blank')
  expect((await anybody.request.get('/calendar')).headers()['content-security-policy']).toContain(
    "frame-ancestors 'none'",
  )
  await anybody.goto('/calendar/embed/code?near=93999')
  await expect(anybody.getByText('<iframe src=')).toBeVisible()
  await expectAccessible(anybody)
})
