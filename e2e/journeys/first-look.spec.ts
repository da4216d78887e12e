import type { Page } from '@playwright/test'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { askForCode, codeFor, enterCode } from '../support/sign-in'
import { expectAccessible } from '../support/sweep'

/** Through the sign-in screen, from a page that anybody may read; nothing is loaded anew afterward. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/calendar')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await askForCode(page, email)
  await enterCode(page, await codeFor(page, email))
  await expect(page).toHaveURL('/calendar')
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar of events' })).toBeVisible()
}

const roles = [
  { who: 'a trainee', place: 'My training', email: async () => (await newPlace()).trainee.email },
  { who: 'a coordinator', place: 'Requirements', email: async () => (await newPlace()).coordinator.email },
  { who: 'an organizer', place: 'My events', email: async () => persona('organizer') },
  { who: 'a moderator', place: 'Moderation', email: async () => persona('moderator') },
  { who: 'an administrator', place: 'Audit trail', email: async () => persona('administrator') },
]

for (const { who, place, email } of roles) {
  test(`${who} who signs in has their own menu at once, and the public one after signing out`, async ({
    browserOf,
  }) => {
    const page = await browserOf(null)
    await signIn(page, await email())
    const menu = page.getByRole('banner')
    await expect(menu.getByRole('link', { name: place, includeHidden: true })).toHaveCount(1)
    await expect(menu.getByRole('link', { name: 'Sign in' })).toHaveCount(0)
    await menu.locator('summary').click()
    await expectAccessible(page)
    await menu.getByRole('button', { name: 'Sign out' }).click()
    await expect(menu.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await expect(menu.getByRole('link', { name: place, includeHidden: true })).toHaveCount(0)
  })
}
