/** Signing in on the screen, with the code from the outbox of the demonstration world. */
import { expect, type Page } from '@playwright/test'

export async function askForCode(page: Page, address: string): Promise<void> {
  await page.getByLabel('E-mail').fill(address)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Type the code' })).toBeVisible()
}

/** The code of the letter that came to the address. */
export async function codeFor(page: Page, address: string): Promise<string> {
  const outbox = await page.context().newPage()
  await outbox.goto('/outbox')
  const letter = outbox.getByRole('article').filter({ hasText: address }).first()
  await expect(letter).toBeVisible()
  const code = /(?:code is|código es) (\d{6})\b/.exec((await letter.textContent()) ?? '')?.[1]
  await outbox.close()
  if (!code) throw new Error('The letter holds no code.')
  return code
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
