import { addDays } from '@/lib/platform/time'
import { grantRelief } from '@/lib/requirements/reliefs/commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { askForCode, codeFor, enterCode } from '../support/sign-in'
import { today } from '../support/world'

test('a letter leads to the part of the page that it is about, also through signing in, and leaves those alone who read on', async ({
  browserOf,
}) => {
  const { agencyId, coordinator, trainee } = await newPlace()
  const leave = { kind: 'leave', from: today(), untilOn: addDays(today(), 40), why: 'Parental leave.' }
  await grantRelief(coordinator.ctx, { agencyId, personId: trainee.personId, ...leave })
  const small = { viewport: { width: 360, height: 420 } }
  const page = await browserOf(null, small)
  await page.goto('/training#decided')
  await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click()
  await askForCode(page, trainee.email)
  await enterCode(page, await codeFor(page, trainee.email))
  const part = page.getByRole('heading', { name: 'What was decided for you' })
  await expect(part).toBeInViewport()
  expect(new URL(page.url()).hash).toBe('#decided')
  await page.goto('/transcript')
  await page.goto('/training#decided')
  await expect(part).toBeInViewport()

  const reading = await browserOf(trainee.email, small)
  await reading.goto('/transcript')
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await reading.route('**/api/v1/me/reliefs*', async (route) => {
    await held
    await route.continue()
  })
  await reading.goto('/training#decided')
  await expect(reading.getByRole('heading', { level: 1 })).toBeVisible()
  await reading.keyboard.press('Tab')
  goOn()
  const theirs = reading.getByRole('heading', { name: 'What was decided for you' })
  await expect(theirs).toHaveCount(1)
  await expect(theirs).not.toBeInViewport()
})
