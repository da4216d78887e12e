import { addDays } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { explainStatus } from '@/lib/reporting/person'
import { makeRequirement } from '@/lib/requirements/commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

test('a coordinator simulates a shorter term and reads who would be overdue, before anything is saved', async ({
  browserOf,
}) => {
  const { agencyId, coordinator } = await newPlace()
  const { requirementId } = await makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'Two hours', criterion: { kind: 'minutes', atLeast: 120 }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 90, population: 'everyone', effectiveFrom: addDays(today(), -300) },
  })
  const page = await browserOf(coordinator.email)
  await page.goto(`/agency/requirements/${requirementId}`)
  await page.getByRole('link', { name: 'Change it' }).click()
  await page.getByLabel('Days', { exact: true }).fill('30')
  await page.getByLabel('Takes effect on').fill(addDays(today(), -200))
  const follows = page.getByRole('region', { name: 'What would follow' })
  await expect(follows.getByText('Against the rule as it is now: 5 become overdue.')).toBeVisible()
  await follows.getByText('Would become overdue: 5 people').click()
  const named = follows.getByRole('listitem').filter({ hasText: `: due ${longDay(addDays(today(), -30))}` })
  await expect(named).toHaveCount(5)
  await expectAccessible(page)
  await page.getByLabel('Takes effect on').fill(today())
  await expect(follows.getByText('Would become overdue', { exact: false })).toHaveCount(0)
})

test('a rule that was struck down ends what was owed under it, and asks everybody anew', async ({ browserOf }) => {
  const { agencyId, coordinator, trainee } = await newPlace()
  const { requirementId } = await makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'Two hours', criterion: { kind: 'minutes', atLeast: 120 }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 30, population: 'everyone', effectiveFrom: addDays(today(), -300) },
  })
  const page = await browserOf(coordinator.email)
  await page.goto(`/agency/requirements/${requirementId}`)
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByRole('radio', { name: 'Stays owed as it began' })).toBeChecked()
  await page.getByText('Ends on that day, and everybody is asked anew').click()
  const follows = page.getByRole('region', { name: 'What would follow' })
  await expect(follows.getByText(/5 are no longer overdue/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Save the change/ }).click()
  await expect(
    page.locator('#asks').getByText('What is still owed under the versions before ends on its first day'),
  ).toBeVisible()
  const told = await explainStatus(coordinator.ctx, { agencyId, personId: trainee.personId, requirementId })
  expect(told.status).toMatchObject({ kind: 'due-soon', dueOn: addDays(today(), 30) })
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByRole('radio', { name: /^Ends on that day/ }), 'once more on its day').toBeChecked()
})
