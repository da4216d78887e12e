import { makeRequirement } from '@/lib/requirements/commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

const rules = [
  ...[
    'Response to trafficking for telecommunicators',
    'Interviewing with interpreters',
    'Confidentiality of advocates',
  ],
  ...['Strangulation: identification and documentation', 'Foundations of victim assistance', 'Bias and procedure'],
  ...['Restitution and compensation', 'Stalking'],
]

test('eight requirements stand side by side on a desk without scrolling, and one below the other on a phone', async ({
  browserOf,
}) => {
  const { agencyId, coordinator } = await newPlace()
  for (const [i, name] of rules.entries())
    await makeRequirement(coordinator.ctx, {
      ...{ agencyId, name, criterion: { kind: 'minutes', atLeast: 120 }, dueKind: 'within-days-of-start' },
      ...{ withinDays: i % 2 ? 30 : 2000, population: 'everyone', effectiveFrom: today() },
    })
  const page = await browserOf(coordinator.email)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/agency/completion')
  const table = page.getByRole('region', { name: 'Completion table, scrolls sideways' })
  await expect(table.getByRole('columnheader')).toHaveCount(9)
  const hidden = () => table.evaluate((each) => each.scrollWidth - each.clientWidth)
  expect(await hidden(), 'wider than its frame').toBe(0)
  const heights = await table.locator('tbody td small').evaluateAll((each) => each.map((day) => day.clientHeight))
  expect(Math.max(...heights), 'a day stands on one line').toBeLessThan(2 * Math.min(...heights))
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 900 })
  expect(await hidden(), 'wider than its frame').toBe(0)
  for (const name of rules) await expect(table.locator(`td[data-label="${name}"]`).first()).toBeVisible()
})
