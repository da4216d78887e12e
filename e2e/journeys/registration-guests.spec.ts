import type { Page } from '@playwright/test'
import { expect, test } from '../support/journey'
import { unique } from '../support/live'
import { persona } from '../support/personas'
import { findEvent, openEvent } from '../support/posting'
import { askForCode, enterCode } from '../support/sign-in'
import { expectAccessible } from '../support/sweep'

/** The last code that was sent to an address. */
async function lastCode(page: Page, email: string, after = ''): Promise<string> {
  let code = ''
  const look = async () => {
    const answer = await page.request.get('/api/v1/demonstration/outbox')
    const { items } = (await answer.json()) as { items: { to: string; text: string }[] }
    const found =
      items.find(({ to, text }) => to === email && /\b\d{6}\b/.test(text))?.text.match(/\b\d{6}\b/)?.[0] ?? ''
    code = found === after ? '' : found
    return code
  }
  await expect.poll(look, { timeout: 20_000 }).not.toBe('')
  return code
}

test('a guest comes with a name, an address and a code, and is a person once they sign in with it', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title } = await openEvent(organizer, { called: 'Bread before evidence', places: 5, guests: true })
  const guest = await browserOf(null)
  const email = `gail-${unique()}@elsewhere.example`
  await findEvent(guest, title)
  await guest.getByText('Come without an account…').click()
  await guest.getByRole('button', { name: 'Send me a code' }).click()
  await expect(guest.getByText('Type your name, as it should stand on the list.').first()).toBeVisible()
  await guest.getByLabel('Your name').fill('Gail Guest')
  await guest.getByLabel('Your e-mail').fill(email)
  await guest.getByRole('button', { name: 'Send me a code' }).click()
  await expect(guest.locator(':focus')).toContainText('A code of six digits is on its way')
  // A telephone drops the page while one looks at the letter.
  const first = await lastCode(guest, email)
  await guest.reload()
  await guest.getByRole('button', { name: 'Ask for another code' }).click()
  await expect(guest.getByLabel('Your name')).toHaveValue('Gail Guest')
  await guest.getByRole('button', { name: 'Send me a code' }).click()
  await expect(guest.getByLabel('The code')).toBeVisible()
  await guest.reload()
  await expect(guest.getByLabel('The code')).toBeVisible()
  const code = await lastCode(guest, email, first)
  await expectAccessible(guest)
  await guest.getByLabel('The code').fill(code === '000000' ? '111111' : '000000')
  await guest.getByRole('button', { name: 'Register and keep my place' }).click()
  await expect(guest.getByText('This is not the code that we sent.').first()).toBeVisible()
  await organizer.reload()
  await expect(organizer.getByText('Nobody is registered yet')).toBeVisible()
  await guest.getByLabel('The code').fill(code)
  await guest.getByRole('button', { name: 'Register and keep my place' }).click()
  await expect(guest.getByRole('link', { name: /^Your place/ })).toBeVisible()
  await expect(guest.getByRole('link', { name: 'Sign in to register' })).toHaveCount(0)
  await guest.getByRole('link', { name: /^Your place/ }).click()
  await expect(guest.getByRole('heading', { name: 'You have a place' })).toBeVisible()
  await expect(guest.getByText('Gail Guest')).toBeVisible()
  await organizer.reload()
  await expect(organizer.getByRole('row').filter({ hasText: 'Gail Guest' })).toContainText('Registered')

  await guest.goto('/sign-in')
  await guest.getByRole('button', { name: 'I am here for the first time' }).click()
  await guest.getByLabel('First name').fill('Gail')
  await guest.getByLabel('Last name').fill('Guest')
  await askForCode(guest, email)
  await enterCode(guest, await lastCode(guest, email, code))
  await expect(guest.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()
  await guest.goto('/training')
  await expect(guest.getByRole('link', { name: title })).toBeVisible()
  await guest.getByText('Your events in your own calendar program…').click()
  await guest.getByRole('button', { name: 'Make an address' }).click()
  const address = await guest.getByLabel('Copy it now').inputValue()
  const follower = await browserOf(null)
  expect(await (await follower.request.get(new URL(address).pathname)).text()).toContain(`SUMMARY:${title}`)
  await guest.getByRole('button', { name: 'Make another one' }).click()
  await expect.poll(async () => (await follower.request.get(new URL(address).pathname)).status()).toBe(404)
})

test('an event that takes no guests says nothing of them', async ({ browserOf }) => {
  const organizer = await browserOf(persona('organizer'))
  const { title } = await openEvent(organizer, { called: 'Bread before evidence', places: 5 })
  const guest = await browserOf(null)
  await findEvent(guest, title)
  await expect(guest.getByRole('link', { name: 'Sign in to register' })).toBeVisible()
  await expect(guest.getByText('Come without an account…')).toHaveCount(0)
})
