import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { changedRequirementOf } from '../support/subjects'
import { expectAccessible } from '../support/sweep'

const PHONE = { viewport: { width: 360, height: 740 } }

test('a change that was saved too soon is undone by keyboard within a day, and the version before is asked again', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const { requirementId } = await changedRequirementOf(place)
  const page = await browserOf(place.coordinator.email, PHONE)
  await page.goto(`/agency/requirements/${requirementId}`)
  const opens = page.getByText('Undo version 2').first()
  await opens.press('Enter')
  await expect(page.getByText(/^What version 1 says, and for whom, holds again from .*, as version 3\./)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo version 2' }).press('Enter')
  await expect(page.getByText('The change is undone: what the version before said is asked again')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Version 3 In force/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Version 2 / })).toBeVisible()
  await expect(page.getByText('Undo version 3').first()).toBeVisible()
  await expectAccessible(page)

  // Whoever only looks after some of its people reads the rule, and changes nothing of it.
  const supervisor = await browserOf(place.supervisor.email)
  await supervisor.goto(`/agency/requirements/${requirementId}`)
  await expect(supervisor.getByRole('row', { name: /^Version 3 In force/ })).toBeVisible()
  await expect(supervisor.getByText('Undo version 3')).toHaveCount(0)
  const refused = await supervisor.request.post(`/api/v1/requirements/${requirementId}/undoing`, {
    data: { version: 3 },
  })
  expect(refused.status()).toBe(403)
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  const hidden = await neighbor.request.post(`/api/v1/requirements/${requirementId}/undoing`, { data: { version: 3 } })
  expect(hidden.status()).toBe(404)
})
