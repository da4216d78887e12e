/** How an organizer and a moderator go about an event on the screen. */
import type { Page } from '@playwright/test'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { approvalChecks } from '@/lib/events/moderation-rules'
import { addDays, dayIn } from '@/lib/platform/time'
import { expect } from './journey'

const DAY = addDays(dayIn(USUAL_ZONE, new Date()), 120)

export async function writeEvent(page: Page, title: string): Promise<void> {
  await page.goto('/events/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('In short').fill('A shared case, worked twice, once from each desk.')
  await page.getByLabel('Day', { exact: true }).fill(DAY)
  await page.getByLabel('Starts').fill('09:00')
  await page.getByLabel('Ends', { exact: true }).fill('13:00')
  await page.getByLabel('Venue').fill('Harbor Hall')
  await page.getByRole('textbox', { name: 'City' }).fill('Marlow Bay')
  await page.getByRole('group', { name: 'For', exact: true }).getByText('Law enforcement').click()
  await page.getByLabel('Cost').fill('Free')
}

export const sendIt = (page: Page) => page.getByRole('button', { name: 'Send to the moderator' }).click()

export const decideOn = (page: Page, verb: string, title: string) =>
  page.getByRole('button', { name: new RegExp(`^${verb} ?: ${title}$`) }).click()

/** Makes sure of everything that the event asks for, and publishes it. */
export async function approveOn(moderator: Page, title: string): Promise<void> {
  const checks = moderator
    .getByRole('article', { name: title })
    .getByRole('group', { name: 'I have made sure of each' })
  await expect(checks).toBeVisible()
  for (const { question } of approvalChecks)
    if ((await checks.getByText(question).count()) > 0) await checks.getByText(question).click()
  await decideOn(moderator, 'Approve and publish', title)
  await expect(moderator.getByText(`Published: ${title}`)).toBeVisible()
}
