import { addDays } from '@/lib/platform/time'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { makeRequirement } from '@/lib/requirements/commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

test('a coordinator sees what goes out on Monday, writes to people who are overdue, and finds it among what was sent', async ({
  browserOf,
}) => {
  test.slow()
  const { agencyId, coordinator, supervisor, trainee } = await newPlace()
  const { courses } = await listRequirementChoices(coordinator.ctx, { agencyId })
  await makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'First response', criterion: { kind: 'course', courseId: courses[0]?.courseId } },
    ...{ dueKind: 'by-date', dueBy: addDays(today(), -3), repeatMonths: null, population: 'everyone' },
    effectiveFrom: addDays(today(), -400),
  })
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/messages')
  await expect(
    desk.getByRole('heading', { name: /messages go out on Monday|message goes out on Monday/ }),
  ).toBeVisible()
  await expect(desk.getByText('Nothing was sent yet')).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('link', { name: 'Write to people who are overdue' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: 'Write to people' })).toBeVisible()
  const other = await desk.context().newPage()
  await other.goto('/agency/messages/write')
  await expect(other.getByRole('button', { name: /^Send to/ })).toBeVisible()
  await desk.getByLabel('Your own words').fill('The test is open again.\nAsk me for a room.')
  const preview = desk.getByRole('region', { name: /will read$/ })
  await expect(preview.getByText('The test is open again.')).toBeVisible()
  expect(await preview.innerText()).toContain('open again.\nAsk me')
  await expect(desk.getByText(/“First response” was due on/).first()).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: /^Send to/ }).click()
  await expect(desk.getByText(/^Sent to/)).toBeVisible()
  // Whoever was just sent it was not left out.
  await expect(desk.getByText('Was written to today already')).toHaveCount(0)
  await other.getByRole('button', { name: /^Send to/ }).click()
  await expect(other.getByText(/^Nothing was sent: .+ left out, and why stands below/)).toBeVisible()
  await expect(other.getByText('Was written to today already').first()).toBeVisible()
  await desk.goto('/agency/messages')
  await expect(desk.getByText('Written by a coordinator').first()).toBeVisible()

  const lead = await browserOf(supervisor.email)
  await lead.goto('/agency/messages/write')
  await expect(lead.getByRole('button', { name: /^Send to/ })).toHaveCount(0)
  const owed = await browserOf(trainee.email)
  await owed.goto('/agency/messages')
  await expect(owed.getByText('What was sent')).toHaveCount(0)
})
